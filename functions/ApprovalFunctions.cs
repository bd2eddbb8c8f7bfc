using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>The pages behind decision links. Opening one decides nothing: mail scanners follow links.</summary>
public sealed class ApprovalFunctions(
    LinkVisits visits, AnswerGate gates, DecisionPages pages, InputReader<AnswerInput> answers, SignalDispatcher signals, ILogger<ApprovalFunctions> logger)
{
    /// <summary>Shows the page. Nothing changes but, for GET, the note that it was opened.</summary>
    [Function(nameof(ShowApproval))]
    public async Task<IResult> ShowApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellation)
    {
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } linked) return pages.Nothing(request, visit.State);
        if (HttpMethods.IsGet(request.Method)) await NoteViewAsync(linked, cancellation);
        return await pages.ShowAsync(request, linked, cancellation);
    }

    /// <summary>Takes the answer, from the page's form or as JSON. The same answer again is answered the same.</summary>
    [Function(nameof(AnswerApproval))]
    public async Task<IResult> AnswerApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (MediaTypes.IsJson(request)) return await AnswerJsonAsync(request, token, durable, cancellation);
        if (!MediaTypes.Is(request, MediaTypes.Form)) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Form, MediaTypes.Json);
        var form = await AnswerForm.ReadAsync(request, cancellation);
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is not { } linked) return pages.Nothing(request, visit.State);
        if (!AntiForgery.IsValid(request, form.AntiForgery)) return await pages.AskAgainAsync(request, linked, form.Answer, cancellation);
        var result = await AnswerAsync(request, token, form.Answer, durable, cancellation);
        return await pages.AnsweredAsync(request, form.Answer, result, cancellation);
    }

    // A note is worth less than the page: whoever is asked to decide sees it although the note cannot be written.
    private async Task NoteViewAsync(LinkedGate linked, CancellationToken cancellation)
    {
        try
        {
            await gates.NoteViewAsync(linked, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Logs.ViewNotNoted(logger, linked.File.Run.Id, linked.File.Gate.Id, fault);
        }
    }

    // A JSON body cannot come from a form of another site, so it needs no anti-forgery value.
    private async Task<IResult> AnswerJsonAsync(HttpRequest request, string token, DurableTaskClient durable, CancellationToken cancellation)
    {
        var input = await answers.ReadAsync(request, cancellation);
        var visit = await visits.OpenAsync(request, token, cancellation);
        if (visit.Shown is null) throw AnswerResults.Nothing(visit.State);
        var result = await AnswerAsync(request, token, new GateAnswer(input.Choice, input.Comment) { Code = input.Code }, durable, cancellation);
        return AnswerResults.Of(request, result);
    }

    private async Task<AnswerResult> AnswerAsync(
        HttpRequest request, string token, GateAnswer answer, DurableTaskClient durable, CancellationToken cancellation)
    {
        var result = await gates.AnswerAsync(token, answer, cancellation);
        if (result.Status is AnswerStatus.AlreadyAnswered or AnswerStatus.Closed) await visits.RefuseAsync(request, token, cancellation);
        // What a repeat finds undelivered is delivered now: the first request may have died between deciding and telling.
        if (result.Status == AnswerStatus.Accepted) await signals.DispatchAsync(durable, result.Linked!.File.Run.Id, cancellation);
        return result;
    }
}
