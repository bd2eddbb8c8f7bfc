using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>Pages that show runs. They change nothing. Sign-in guards them, not a key.</summary>
public sealed class PageFunctions(RunPages pages)
{
    /// <summary>The runs, newest first.</summary>
    [Function(nameof(ShowRuns))]
    public Task<IResult> ShowRuns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request,
        CancellationToken cancellation) =>
        pages.ListAsync(request, cancellation);

    /// <summary>One run: its line of stages, gates, mails and timeline.</summary>
    [Function(nameof(ShowRun))]
    public async Task<IResult> ShowRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        if (!RunIds.IsWellFormed(id)) return pages.UnknownRun(request);
        try
        {
            return await pages.OneAsync(request, id, cancellation);
        }
        catch (RunNotFoundException)
        {
            return pages.UnknownRun(request);
        }
    }
}
