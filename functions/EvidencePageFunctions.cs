using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Evidence;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>The page with a run's evidence files, and the files themselves for the run's people.</summary>
public sealed class EvidencePageFunctions(EvidenceStore evidence, EvidencePages pages, EvidenceAnswers files)
{
    /// <summary>The files and the form.</summary>
    [Function(nameof(ShowEvidence))]
    public Task<IResult> ShowEvidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/evidence")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        pages.ShowAsync(request, id, StatusCodes.Status200OK, null, cancellation);

    /// <summary>Takes a file.</summary>
    [Function(nameof(AddEvidenceByPage))]
    public async Task<IResult> AddEvidenceByPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/{id}/evidence")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(id)) throw new RunNotFoundException(id);
        try
        {
            var form = await UploadForm.ReadAsync(request, evidence.MaximumBytes, cancellation);
            PageKey.Take(request, form.Fields);
            if (form.File is not { } file) throw EvidenceRefusedException.Empty();
            await evidence.AddAsync(id, new EvidenceGiver(Caller.Of(request).Name), file.Name, file.Content, cancellation);
        }
        catch (EvidenceRefusedException refused)
        {
            var status = refused.Refusal == EvidenceRefusal.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
            return await pages.ShowAsync(request, id, status, refused.Reason, cancellation);
        }

        return HtmlPage.SeeOther(request, $"/runs/{id}/evidence");
    }

    /// <summary>A file, to be saved.</summary>
    [Function(nameof(GetEvidenceByPage))]
    public async Task<IResult> GetEvidenceByPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}/evidence/{evidenceId}")] HttpRequest request,
        string id,
        string evidenceId,
        CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(id)) throw new RunNotFoundException(id);
        var file = await evidence.FindAsync(id, evidenceId, cancellation) ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.evidence"));
        return await files.DownloadAsync(request, id, file, cancellation);
    }
}
