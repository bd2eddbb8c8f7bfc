using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>The forms of a vendor's pages as they are opened, filled with what the vendor handed in before.</summary>
public sealed class OpenedForms(RunStore store, SubmitForVendor submissions, VendorForms forms)
{
    /// <summary>Parts of a vendor's pages that are one form.</summary>
    internal const string Answers = "answers";

    internal const string Training = "training";

    internal const string Readings = "readings";

    /// <summary>The form of a part.</summary>
    /// <exception cref="ApiProblemException">There is no such part.</exception>
    /// <exception cref="WrongStageException">It is not taken now.</exception>
    internal async Task<VendorFormPage> OfAsync(HttpRequest request, string token, VendorFile file, string part, CancellationToken cancellation)
    {
        SubmissionCheck.RequireOpen(file.Run, file.Vendor.Id, KindOf(part));
        return part switch
        {
            Answers => forms.Answers(request, token, file, QuestionForm.Filled(await NewestAsync(file, cancellation))),
            Training => forms.Training(request, token, file, FilledForm.Of([])),
            _ => forms.Readings(request, token, file, FilledForm.Of([])),
        };
    }

    /// <summary>The form for evidence of an item.</summary>
    /// <exception cref="ApiProblemException">The vendor has no such item.</exception>
    /// <exception cref="WrongStageException">It is not taken now.</exception>
    internal async Task<VendorFormPage> OfItemAsync(HttpRequest request, string token, VendorFile file, string stage, string itemId, CancellationToken cancellation) =>
        forms.Item(request, token, file, await ItemAsync(file, stage, itemId, cancellation), FilledForm.Of([]));

    /// <summary>The item that evidence is given for.</summary>
    internal async Task<VendorItem> ItemAsync(VendorFile file, string stage, string itemId, CancellationToken cancellation)
    {
        if (!OpenItems.Stages.Contains(stage)) throw ApiProblems.NotFound(new Phrase("problem.not-found.vendor-page"));
        SubmissionCheck.RequireOpen(file.Run, file.Vendor.Id, SubmissionKind.Item, stage);
        var items = await OpenItems.OfAsync(store, file.File, file.Vendor.Id, cancellation);
        return items.FirstOrDefault(item => item.Stage == stage && item.Template.Id == itemId) ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.vendor-page"));
    }

    internal static SubmissionKind KindOf(string part) => part switch
    {
        Answers => SubmissionKind.Answers,
        Training => SubmissionKind.Certifications,
        Readings => SubmissionKind.Readings,
        _ => throw ApiProblems.NotFound(new Phrase("problem.not-found.vendor-page")),
    };

    private async Task<VendorAnswers?> NewestAsync(VendorFile file, CancellationToken cancellation)
    {
        var given = await submissions.ListAsync(file.Run.Id, file.Vendor.Id, cancellation);
        return given.LastOrDefault(one => one.Answers is not null)?.Answers
            ?? await store.FindAsync<VendorAnswers>(file.Run.Id, RowKeys.Answers(file.Vendor.Id), cancellation);
    }
}
