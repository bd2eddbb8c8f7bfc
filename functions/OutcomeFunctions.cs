using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;

namespace Onboarding.Functions;

/// <summary>The ramp, and leaving a vendor.</summary>
public sealed class OutcomeFunctions(
    PutRampConfirmation confirmations, PutExitPlan plans, PutExitLessons lessons, HandOverRun handovers, OutcomeViews views,
    InputReader<RampConfirmation> confirmationInput, InputReader<ExitPlan> planInput, InputReader<ExitLessons> lessonsInput)
{
    /// <summary>The ramp: each step with what it adds, how it went and what was confirmed.</summary>
    [Function(nameof(GetRamp))]
    [Answers(typeof(Listing<RampStepView>))]
    public async Task<IResult> GetRamp(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/ramp")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<RampStepView>(await views.RampAsync(id, RequestLanguage.Of(request), cancellation)));

    /// <summary>Confirms something of a step of the ramp.</summary>
    [Function(nameof(PutRampConfirmation))]
    [Takes(typeof(RampConfirmation))]
    [Answers(typeof(RampConfirmation))]
    public async Task<IResult> PutRampConfirmation(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/ramp/{step}/confirmations/{confirmationId}")] HttpRequest request,
        string id,
        string step,
        string confirmationId,
        CancellationToken cancellation)
    {
        var fromPath = new Dictionary<string, string> { ["step"] = step, ["id"] = confirmationId };
        return Answers.Ok(await confirmations.PutAsync(id, await confirmationInput.ReadAsync(request, fromPath, cancellation), cancellation));
    }

    /// <summary>The exit: its plan, its checklist and what was learned.</summary>
    [Function(nameof(GetExit))]
    [Answers(typeof(ExitView))]
    public async Task<IResult> GetExit(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/exit")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.ExitAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>Sets when and how the vendor leaves.</summary>
    [Function(nameof(PutExitPlan))]
    [Takes(typeof(ExitPlan))]
    [Answers(typeof(ExitPlan))]
    public async Task<IResult> PutExitPlan(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/exit/plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await plans.PutAsync(id, await planInput.ReadAsync(request, cancellation), cancellation));

    /// <summary>Records what was learned.</summary>
    [Function(nameof(PutExitLessons))]
    [Takes(typeof(ExitLessons))]
    [Answers(typeof(ExitLessons))]
    public async Task<IResult> PutExitLessons(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/exit/lessons")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await lessons.PutAsync(id, await lessonsInput.ReadAsync(request, cancellation), cancellation));

    /// <summary>Hands the service of a run that has left its vendor over to the reserve vendor. Again: the same run.</summary>
    [Function(nameof(HandOverOnboarding))]
    [Answers(typeof(HandedOverView), StatusCodes.Status202Accepted)]
    public async Task<IResult> HandOverOnboarding(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/v1/onboardings/{id}/handover")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var run = await handovers.StartAsync(durable, id, cancellation);
        var links = RunLinks.Of(run.Id);
        return Answers.Accepted(request, links.Self, new HandedOverView(run.Id, links));
    }

    private sealed record HandedOverView(string Id, RunLinks Links);
}
