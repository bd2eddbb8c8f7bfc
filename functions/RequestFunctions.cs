using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Validation;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>What a run onboards, as its project manager handed it in.</summary>
public sealed class RequestFunctions(RunStore store, ChangeRequest change, RequirementsViews views)
{
    /// <summary>The request as it stands.</summary>
    [Function(nameof(GetRequest))]
    [Answers(typeof(OnboardingRequest))]
    public async Task<IResult> GetRequest(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/request")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await store.GetAsync(id, cancellation);
        return Answers.Ok(await store.GetAsync<OnboardingRequest>(id, RowKeys.Request, cancellation));
    }

    /// <summary>What follows from the request: fit, split of work, service standards, budget, timeline.</summary>
    [Function(nameof(GetRequirements))]
    [Answers(typeof(RequirementsView))]
    public async Task<IResult> GetRequirements(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/requirements")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>Replaces the request while the requirements are being prepared. It is checked as at the start, against the run's own playbook.</summary>
    [Function(nameof(PutRequest))]
    [Takes(typeof(OnboardingRequest))]
    [Answers(typeof(OnboardingRequest))]
    public async Task<IResult> PutRequest(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/request")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        await store.GetAsync(id, cancellation);
        var playbook = await store.GetAsync<Playbook>(id, RowKeys.Playbook, cancellation);
        var reader = new InputReader<OnboardingRequest>(new OnboardingRequestValidator([playbook]));
        var settled = new Dictionary<string, string> { ["playbook"] = playbook.Id };
        var input = await reader.ReadAsync(request, settled, cancellation, "request.playbook-stays");
        return Answers.Ok(await change.PutAsync(id, input, cancellation));
    }
}
