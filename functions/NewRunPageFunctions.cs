using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.NewRun;

namespace Onboarding.Functions;

/// <summary>The form by which a person starts a run.</summary>
public sealed class NewRunPageFunctions(NewRunPages pages)
{
    /// <summary>The choice of a playbook with the reader's drafts, or the form of one of them.</summary>
    [Function(nameof(ShowNewRun))]
    public Task<IResult> ShowNewRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/new")] HttpRequest request, CancellationToken cancellation) =>
        pages.ShowAsync(request, cancellation);

    /// <summary>Saves the draft, and starts the run, adds a row or deletes the draft.</summary>
    [Function(nameof(TakeNewRun))]
    public Task<IResult> TakeNewRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "runs/new")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        pages.TakeAsync(request, durable, cancellation);
}
