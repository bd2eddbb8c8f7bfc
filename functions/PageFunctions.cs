using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Pages;

namespace Onboarding.Functions;

/// <summary>Pages that show runs. They change nothing.</summary>
public sealed class PageFunctions(RunPages pages)
{
    /// <summary>The runs, newest first.</summary>
    [Function(nameof(ShowRuns))]
    public Task<IResult> ShowRuns(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "/")] HttpRequest request,
        CancellationToken cancellation) =>
        pages.ListAsync(request, cancellation);
}
