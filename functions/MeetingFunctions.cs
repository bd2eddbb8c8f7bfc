using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Functions;

/// <summary>Meetings of the leads, and the monthly evaluation of agents and vendor.</summary>
public sealed class MeetingFunctions(
    PutMinutes minutes, PutEvaluation evaluations, PilotViews views, SignalDispatcher signals,
    InputReader<MeetingMinutes> minutesInput, InputReader<MonthlyEvaluation> evaluationInput)
{
    /// <summary>Every meeting with its agenda and what came of it.</summary>
    [Function(nameof(ListMeetings))]
    [Answers(typeof(Listing<MeetingItem>))]
    public async Task<IResult> ListMeetings(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/meetings")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<MeetingItem>(await views.MeetingsAsync(id, RequestLanguage.Of(request), cancellation)));

    /// <summary>Hands in what a meeting decided.</summary>
    [Function(nameof(PutMinutes))]
    [Takes(typeof(MeetingMinutes))]
    [Answers(typeof(MeetingItem))]
    public async Task<IResult> PutMinutes(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/meetings/{date}")] HttpRequest request,
        string id,
        string date,
        CancellationToken cancellation)
    {
        var input = await minutesInput.ReadAsync(request, cancellation);
        return Answers.Ok(views.Of(await minutes.PutAsync(id, PathWords.DayOf(date), input, cancellation), RequestLanguage.Of(request)));
    }

    /// <summary>Every month's evaluation, and the months that have none.</summary>
    [Function(nameof(ListEvaluations))]
    [Answers(typeof(EvaluationsView))]
    public async Task<IResult> ListEvaluations(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/evaluations")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.EvaluationsAsync(id, cancellation));

    /// <summary>Hands in a month's evaluation.</summary>
    [Function(nameof(PutEvaluation))]
    [Takes(typeof(MonthlyEvaluation))]
    [Answers(typeof(MonthlyEvaluation))]
    public async Task<IResult> PutEvaluation(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/evaluations/{month}")] HttpRequest request,
        string id,
        string month,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var evaluation = await evaluationInput.ReadAsync(request, new Dictionary<string, string> { ["month"] = month }, cancellation);
        PathWords.RequireMonth(month);
        var stored = await evaluations.PutAsync(id, evaluation, cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(stored);
    }
}
