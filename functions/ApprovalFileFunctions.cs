using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Evidence;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions;

/// <summary>The evidence files of a gate for those who decide at it, who need not be able to sign in.</summary>
public sealed class ApprovalFileFunctions(LinkVisits visits, DecisionPages pages, EvidenceLinks links, EvidenceStore evidence, EvidenceAnswers answers)
{
    /// <summary>A file that the decision page lists.</summary>
    [Function(nameof(GetApprovalFile))]
    public async Task<IResult> GetApprovalFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals/{token}/files/{evidenceId}")] HttpRequest request,
        string token,
        string evidenceId,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } linked) return pages.Nothing(request, visit.State);
        var run = linked.File.Run;
        var listed = await links.OfAsync(run, linked.File.Gate.Stage, linked.Approval.Approver.Language, cancellation);
        // Whatever the page does not list is as unknown as what does not exist.
        var file = listed.Any(one => one.FileId == evidenceId) ? await evidence.FindAsync(run.Id, evidenceId, cancellation) : null;
        return file is null
            ? throw ApiProblems.NotFound(new Phrase("problem.not-found.evidence"))
            : await answers.DownloadAsync(request, run.Id, file, cancellation);
    }
}
