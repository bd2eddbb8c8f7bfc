using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;

namespace Onboarding.Functions;

/// <summary>The plan of the training, its agents, and whom they cover.</summary>
public sealed class TrainingFunctions(
    PutTrainingPlan plans, PutAgent agents, TrainingViews views, HandedIn given, SignalDispatcher signals,
    InputReader<TrainingPlan> planInput, InputReader<AgentInput> agentInput)
{
    /// <summary>Everything that was handed in, with the coverage of the pilot's staffing.</summary>
    [Function(nameof(GetTraining))]
    [Answers(typeof(TrainingView))]
    public async Task<IResult> GetTraining(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/training")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>The plan of the training.</summary>
    [Function(nameof(GetTrainingPlan))]
    [Answers(typeof(TrainingPlan))]
    public async Task<IResult> GetTrainingPlan(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/training-plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.OneAsync<TrainingPlan>(id, RowKeys.TrainingPlan, cancellation));

    /// <summary>Sets the plan of the training.</summary>
    [Function(nameof(PutTrainingPlan))]
    [Takes(typeof(TrainingPlan))]
    [Answers(typeof(TrainingPlan))]
    public async Task<IResult> PutTrainingPlan(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/training-plan")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await plans.PutAsync(id, await planInput.ReadAsync(request, cancellation), cancellation));

    /// <summary>Says that an agent left, or stays after all.</summary>
    [Function(nameof(PutAgent))]
    [Takes(typeof(AgentInput))]
    [Answers(typeof(Agent))]
    public async Task<IResult> PutAgent(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/agents/{agentId}")] HttpRequest request,
        string id,
        string agentId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = await agentInput.ReadAsync(request, cancellation);
        var agent = await agents.PutAsync(id, agentId, input.LeftOn, cancellation);
        await signals.DispatchAsync(durable, id, cancellation);
        return Answers.Ok(agent);
    }
}
