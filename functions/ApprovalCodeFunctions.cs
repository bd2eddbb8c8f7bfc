using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>One-time codes for gates that ask for one.</summary>
public sealed class ApprovalCodeFunctions(AskForCode codes, LinkVisits visits, DecisionPages pages, SignalDispatcher signals)
{
    /// <summary>Mails the approver of the link a code, from the page's button or as JSON. Nothing is decided by it.</summary>
    [Function(nameof(AskForCode))]
    public async Task<IResult> AskForCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{token}/code")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (MediaTypes.IsJson(request))
            return visit.Shown is null ? throw AnswerResults.Nothing(visit.State) : CodeResults.Of(request, await AskAsync(request, token, durable, cancellation));
        if (!MediaTypes.Is(request, MediaTypes.Form)) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Form, MediaTypes.Json);
        var form = await AnswerForm.ReadAsync(request, cancellation);
        if (visit.Shown is not { } linked) return pages.Nothing(request, visit.State);
        return AntiForgery.IsValid(request, form.AntiForgery)
            ? await pages.CodeAskedAsync(request, await AskAsync(request, token, durable, cancellation), cancellation)
            : await pages.AskAgainAsync(request, linked, form.Answer, cancellation);
    }

    private async Task<CodeResult> AskAsync(HttpRequest request, string token, DurableTaskClient durable, CancellationToken cancellation)
    {
        var result = await codes.AskAsync(token, cancellation);
        if (result.Status == CodeStatus.NotNeeded) await visits.RefuseAsync(request, token, cancellation);
        if (result.Status == CodeStatus.Sent) await signals.DispatchAsync(durable, result.Linked!.File.Run.Id, cancellation);
        return result;
    }
}
