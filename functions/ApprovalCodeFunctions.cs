using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>One-time codes for gates that ask for one.</summary>
public sealed class ApprovalCodeFunctions(AskForCode codes, GateArchive archive, DecisionPages pages, SignalDispatcher signals)
{
    /// <summary>Mails the approver of the link a code, from the page's button or as JSON. Nothing is decided by it.</summary>
    [Function(nameof(AskForCode))]
    public async Task<IResult> AskForCode(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{token}/code")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (MediaTypes.IsJson(request)) return CodeResults.Of(request, await AskAsync(token, durable, cancellation));
        if (!MediaTypes.Is(request, MediaTypes.Form)) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Form, MediaTypes.Json);
        var form = await AnswerForm.ReadAsync(request, cancellation);
        if (AntiForgery.IsValid(request, form.AntiForgery)) return pages.CodeAsked(request, await AskAsync(token, durable, cancellation));
        var linked = await archive.FindAsync(token, cancellation);
        return linked is null ? pages.UnknownLink(request) : pages.AskAgain(request, linked, form.Answer);
    }

    private async Task<CodeResult> AskAsync(string token, DurableTaskClient durable, CancellationToken cancellation)
    {
        var result = await codes.AskAsync(token, cancellation);
        if (result.Status == CodeStatus.Sent) await signals.DispatchAsync(durable, result.Linked!.File.Run.Id, cancellation);
        return result;
    }
}
