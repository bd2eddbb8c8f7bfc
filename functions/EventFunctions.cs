using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Requests;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions;

/// <summary>Events on their way to webhooks.</summary>
public sealed class EventFunctions(EventDispatcher dispatcher, EventViews views)
{
    /// <summary>Sees to what is to be told; also at start. Without webhooks it does nothing, and its own schedule is not kept either.</summary>
    [Function(nameof(TellEvents))]
    public Task TellEvents(
        [TimerTrigger("%Events:Schedule%", RunOnStartup = true, UseMonitor = false)] TimerInfo timer,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        dispatcher.DispatchAsync(durable, cancellation);

    /// <summary>Every event of a run and how far it came with each webhook.</summary>
    [Function(nameof(ListEvents))]
    [Query(ApiParameters.PageSize, ApiParameters.Continuation)]
    [Answers(typeof(Listing<EventView>))]
    public async Task<IResult> ListEvents(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/events")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(PageRequest.Of(request) is { } page
            ? await views.PageAsync(id, page, cancellation)
            : new Listing<EventView>(await views.OfAsync(id, cancellation)));

    /// <summary>Tells an event again, with the same id, to every webhook that takes it. While a replay is on its way, asking again changes nothing.</summary>
    [Function(nameof(ReplayEvent))]
    [Answers(typeof(ReplayView), StatusCodes.Status202Accepted)]
    public async Task<IResult> ReplayEvent(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/events/{sequence}/replay")] HttpRequest request,
        string id,
        string sequence,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!int.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || await dispatcher.ReplayAsync(durable, id, number, cancellation) is not { } replay)
        {
            throw ApiProblems.NotFound(new Phrase("problem.not-found.event").With("sequence", sequence).With("id", id));
        }

        var type = EventKinds.TypeOf(replay.Kind);
        if (replay.Webhooks.Count == 0)
            throw new ApiProblemException(new ApiProblem(StatusCodes.Status409Conflict, "no-webhook", new Phrase("problem.no-webhook.detail").With("type", type)));
        return Answers.Accepted(new ReplayView(EventMessage.IdOf(id, number), type, [.. replay.Webhooks.Select(webhook => webhook.Host)]));
    }
}
