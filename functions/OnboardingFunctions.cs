using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>Starts, moves on and cancels runs.</summary>
public sealed class OnboardingFunctions(
    StartRun start, SubmitStage submit, CancelRun cancel, SignalDispatcher signals,
    InputReader<OnboardingRequest> requests, InputReader<SubmitInput> submissions, InputReader<CancelInput> cancellations)
{
    /// <summary>Starts a run. With an Idempotency-Key the same request again is answered with the same run.</summary>
    [Function(nameof(StartOnboarding))]
    [Takes(typeof(OnboardingRequest))]
    [Answers(typeof(StartedView), StatusCodes.Status202Accepted)]
    public async Task<IResult> StartOnboarding(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var key = IdempotencyKey.Of(request);
        var run = await start.StartAsync(durable, await requests.ReadAsync(request, cancellation), key, cancellation);
        var links = RunLinks.Of(run.Id);
        return Answers.Accepted(request, links.Self, new StartedView(run.Id, links));
    }

    /// <summary>Hands a stage in to its gate. Again while it is in review: the same answer.</summary>
    [Function(nameof(SubmitStage))]
    [Takes(typeof(SubmitInput))]
    [Answers(typeof(SubmittedView), StatusCodes.Status202Accepted)]
    public async Task<IResult> SubmitStage(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/stages/{stage}/submit")] HttpRequest request,
        string id,
        string stage,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = await submissions.ReadAsync(request, cancellation);
        PathWords.RequireStage(stage);
        var submission = await submit.SubmitAsync(id, stage, input.Note, input.Vendor, input.ReserveVendor, cancellation: cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Accepted(new SubmittedView(submission.Stage, submission.Round));
    }

    /// <summary>Cancels a run. Again: the same answer.</summary>
    [Function(nameof(CancelOnboarding))]
    [Takes(typeof(CancelInput))]
    [Answers(typeof(CancelledView), StatusCodes.Status202Accepted)]
    public async Task<IResult> CancelOnboarding(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/cancel")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = await cancellations.ReadAsync(request, cancellation);
        var run = await cancel.CancelAsync(durable, id, input.Reason, cancellation);
        return Answers.Accepted(new CancelledView(run.Id, run.Status));
    }

    private sealed record StartedView(string Id, RunLinks Links);

    private sealed record SubmittedView(string Stage, int Round);

    private sealed record CancelledView(string Id, RunStatus Status);
}
