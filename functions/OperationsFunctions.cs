using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;

namespace Onboarding.Functions;

/// <summary>The running service: business reviews, their notes and security audits.</summary>
public sealed class OperationsFunctions(
    PutReviewNotes notes, PutSecurityAudit audits, OperationsViews views, SignalDispatcher signals,
    InputReader<ReviewNotes> notesInput, InputReader<SecurityAudit> auditInput)
{
    /// <summary>Every business review with its notes, every security audit, and when the next of each is due.</summary>
    [Function(nameof(GetOperations))]
    [Answers(typeof(OperationsView))]
    public async Task<IResult> GetOperations(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/operations")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>Sets what people noted for a business review: root causes, product feedback, improvements.</summary>
    [Function(nameof(PutReviewNotes))]
    [Takes(typeof(ReviewNotes))]
    [Answers(typeof(ReviewNotes))]
    public async Task<IResult> PutReviewNotes(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/operations/reviews/{number}/notes")] HttpRequest request,
        string id,
        string number,
        CancellationToken cancellation)
    {
        var input = await notesInput.ReadAsync(request, cancellation);
        var asked = PathWords.RequireNumber("number", number);
        if (input.Number != 0 && input.Number != asked)
            throw new InvalidInputException([new FieldError("number", new Phrase("input.contradicts-path").With("value", number))]);
        return Answers.Ok(await notes.PutAsync(id, input with { Number = asked }, cancellation));
    }

    /// <summary>Hands in the result of a security audit.</summary>
    [Function(nameof(PutSecurityAudit))]
    [Takes(typeof(SecurityAudit))]
    [Answers(typeof(SecurityAudit))]
    public async Task<IResult> PutSecurityAudit(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/operations/audits/{on}")] HttpRequest request,
        string id,
        string on,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = await auditInput.ReadAsync(request, new Dictionary<string, string> { ["on"] = on }, cancellation);
        var audit = await audits.PutAsync(id, input, cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(audit);
    }
}
