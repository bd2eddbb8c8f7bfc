using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>Lets runs stand still and go on.</summary>
public sealed class PauseFunctions(PauseRun pause, ResumeRun resume, SignalDispatcher signals, InputReader<PauseInput> input)
{
    /// <summary>Pauses a run. Again: the same answer, with whoever paused it first.</summary>
    [Function(nameof(PauseOnboarding))]
    [Takes(typeof(PauseInput))]
    [Answers(typeof(PauseView))]
    public async Task<IResult> PauseOnboarding(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/pause")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        var given = await input.ReadAsync(request, cancellation);
        var run = await pause.PauseAsync(id, Caller.Of(request).Name, given.Reason, cancellation);
        return Answers.Ok(new PauseView(run.Id, run.Pause));
    }

    /// <summary>Lets a paused run go on; planned days move by the pause. Again: the same answer.</summary>
    [Function(nameof(ResumeOnboarding))]
    [Answers(typeof(PauseView))]
    public async Task<IResult> ResumeOnboarding(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/resume")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var run = await resume.ResumeAsync(id, Caller.Of(request).Name, cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(new PauseView(run.Id, run.Pause));
    }

    private sealed record PauseView(string Id, Standstill? Paused);
}
