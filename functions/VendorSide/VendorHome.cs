using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Pages;
using Onboarding.Workflows;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>Gathers a vendor's first page: of the vendor's own, and of nobody else's.</summary>
public sealed class VendorHome(RunStore store, SubmitForVendor submissions, Phrasebook phrases, TimeProvider time)
{
    private static readonly (string Id, SubmissionKind Kind)[] Forms =
        [("answers", SubmissionKind.Answers), ("training", SubmissionKind.Certifications), ("readings", SubmissionKind.Readings)];

    internal async Task<VendorHomePage> OfAsync(HttpRequest request, string token, VendorFile file, CancellationToken cancellation)
    {
        var language = VendorFrame.LanguageOf(request, file);
        var frame = VendorFrame.Of(request, token, file);
        var given = await submissions.ListAsync(file.Run.Id, file.Vendor.Id, cancellation);
        var items = await OpenItems.OfAsync(store, file.File, file.Vendor.Id, cancellation);
        return new VendorHomePage(language, frame)
        {
            WasSent = request.Query["sent"] == "true",
            Parts = [.. Forms.Where(part => SubmissionCheck.IsOpen(file.Run, file.Vendor.Id, part.Kind)).Select(part => new VendorPart(part.Id, $"{frame.Home}/{part.Id}"))],
            Stage = phrases.Word($"stage.{file.Run.Stage}", language),
            Items = [.. items.Select(item => Of(item, file, frame, language))],
            Submissions = [.. given.Reverse().Select(one => Of(one, file, frame, language))],
            Reviews = await ReviewsAsync(file, language, cancellation),
        };
    }

    private VendorItemLine Of(VendorItem item, VendorFile file, VendorFrame frame, string language)
    {
        var state = PageWords.WordOf(item.Status);
        var path = item.TakesEvidence && SubmissionCheck.IsOpen(file.Run, file.Vendor.Id, SubmissionKind.Item) ? $"{frame.Home}/items/{item.Stage}/{item.Template.Id}" : "";
        return new VendorItemLine(
            item.Template.Name.In(language), path, state, phrases.Word($"vendor-item.{state}", language),
            item.Due is { } due ? ValueText.OfDay(due, language) : "", item.Status == ChecklistStatus.Open && item.Due < time.Today());
    }

    private SubmissionLine Of(VendorSubmission one, VendorFile file, VendorFrame frame, string language)
    {
        var state = PageWords.WordOf(one.State);
        var name = one.Item is { } item ? NameOf(item, file, language) : null;
        var what = name is null ? SubmitForVendor.Describe(one) : new Phrase("submission.item").With("item", name);
        return new SubmissionLine(
            phrases.Render(what, language), InstantText.Of(one.At, frame.Zone, language), state, phrases.Word($"submission-state.{state}", language), one.Reason ?? "")
        {
            FilePath = one.ContactKey == file.Contact.Key && EvidenceFile.IdOf(one.Item?.Evidence) is { } id ? $"{frame.Home}/files/{id}" : "",
        };
    }

    internal static string NameOf(ItemEvidence item, VendorFile file, string language) =>
        file.File.Playbook.ChecklistOf(item.Stage).Items.FirstOrDefault(one => one.Id == item.Id)?.Name.In(language) ?? item.Id;

    // Only of the vendor's own pilot.
    private async Task<IReadOnlyList<ReviewLine>> ReviewsAsync(VendorFile file, string language, CancellationToken cancellation)
    {
        if (!VendorStanding.IsChosen(file.Run, file.Vendor.Id)) return [];
        if (await store.FindAsync<PilotPlan>(file.Run.Id, RowKeys.PilotPlan, cancellation) is not { } plan) return [];
        var days = await PilotDays.ReadAsync(store, file.Run.Id, plan, cancellation);
        return ReviewsOf(file.File.Playbook.Pilot, plan, days, await store.ListAsync<Gate>(file.Run.Id, "gate", cancellation), language);
    }

    /// <summary>Reviews of a pilot; what one found, only where the playbook lets the vendor see it. Pure.</summary>
    internal IReadOnlyList<ReviewLine> ReviewsOf(PilotRules rules, PilotPlan plan, PilotDays days, IReadOnlyList<Gate> gates, string language) =>
    [
        .. rules.ReviewDays.Where(day => day <= plan.LengthDays).Select(day =>
        {
            var held = gates.LastOrDefault(gate => gate.Id == GateIds.ReviewOn(day) && gate.Status == GateStatus.Decided);
            var shown = held is not null && rules.VendorSeesVerdicts ? held.Case.Figures.Where(figure => figure.Measured is not null) : [];
            return new ReviewLine(day, ValueText.OfDay(days.Of(day), language), held is not null, [.. shown.Select(figure => Of(figure, language))]);
        }),
    ];

    private VerdictLine Of(Figure figure, string language) => new(
        phrases.Render(figure.Label, language), figure.Verdict ?? "", figure.Verdict is { } verdict ? phrases.Word(Figure.WordOf(verdict, isMeasured: true), language) : "");
}
