using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>What the project manager does at a gate that is open.</summary>
public sealed class GateFunctions(AddApprover approvers, ResendRequest requests, GateViews views, SignalDispatcher signals, InputReader<ApproverInput> input)
{
    /// <summary>Asks somebody in addition, with a link and a mail of their own. The same address again: nothing new, the same answer.</summary>
    [Function(nameof(AddApprover))]
    [Takes(typeof(ApproverInput))]
    [Answers(typeof(GateView))]
    public async Task<IResult> AddApprover(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/gates/{gate}/approvers")] HttpRequest request,
        string id,
        string gate,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var person = await input.ReadAsync(request, cancellation);
        PathWords.RequireId(gate);
        var round = await approvers.AddAsync(id, gate, person.ToPerson(), cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(views.Of(round, RequestLanguage.Of(request)));
    }

    /// <summary>Sends the request once more to somebody whose answer is asked for, at most three times in a round and once an hour.</summary>
    [Function(nameof(ResendRequest))]
    [Answers(typeof(GateView), StatusCodes.Status202Accepted)]
    public async Task<IResult> ResendRequest(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/gates/{gate}/approvers/{person}/resend")] HttpRequest request,
        string id,
        string gate,
        string person,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        PathWords.RequireId(gate);
        var round = await requests.ResendAsync(id, gate, person, cancellation)
            ?? throw ApiProblems.NotFound(new Phrase("problem.not-found.approver").With("person", person));
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Accepted(views.Of(round, RequestLanguage.Of(request)));
    }
}
