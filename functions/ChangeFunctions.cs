using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Changes;
using Onboarding.Functions.OpenApi;

namespace Onboarding.Functions;

/// <summary>What happens in a run, told as it happens.</summary>
public sealed class ChangeFunctions(RunChanges changes)
{
    /// <summary>The run's audit entries from now on as server-sent events; after Last-Event-ID or the query's after, those in between too.</summary>
    [Function(nameof(FollowChanges))]
    [Query("after", ApiParameters.LastSeen)]
    [AnswersText(ChangeStream.MediaType)]
    public Task<IResult> FollowChanges(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/changes")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        changes.FollowAsync(request, id, cancellation);

    /// <summary>The same for the run's pages, whose scripts cannot send a key.</summary>
    [Function(nameof(FollowChangesOfPage))]
    public Task<IResult> FollowChangesOfPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "runs/{id}/changes")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        changes.FollowAsync(request, id, cancellation);
}
