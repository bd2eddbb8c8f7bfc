using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>The run's corrective actions.</summary>
public sealed class ActionFunctions(PutAction actions, ActionViews views, SignalDispatcher signals, InputReader<ActionEntry> input)
{
    /// <summary>Every corrective action, open ones first, by due day.</summary>
    [Function(nameof(ListActions))]
    [Answers(typeof(Listing<ActionItem>))]
    public async Task<IResult> ListActions(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/actions")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<ActionItem>(await views.OfAsync(id, RequestLanguage.Of(request), cancellation)));

    /// <summary>Says who does an action, by when, and what came of it; an id that is not known yet opens one by hand.</summary>
    [Function(nameof(PutAction))]
    [Takes(typeof(ActionEntry))]
    [Answers(typeof(ActionItem))]
    public async Task<IResult> PutAction(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/actions/{actionId}")] HttpRequest request,
        string id,
        string actionId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var entry = await input.ReadAsync(request, new Dictionary<string, string> { ["id"] = actionId }, cancellation);
        var action = await actions.PutAsync(id, entry, cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(views.Of(action, RequestLanguage.Of(request)));
    }
}
