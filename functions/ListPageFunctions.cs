using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Lists;

namespace Onboarding.Functions;

/// <summary>Pages that show all runs that somebody sees. They change nothing.</summary>
public sealed class ListPageFunctions(ListPages pages)
{
    /// <summary>The board.</summary>
    [Function(nameof(ShowBoard))]
    public Task<IResult> ShowBoard(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request, CancellationToken cancellation) =>
        pages.BoardAsync(request, cancellation);

    /// <summary>The list, with filters and search.</summary>
    [Function(nameof(ShowRuns))]
    public Task<IResult> ShowRuns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "runs")] HttpRequest request, CancellationToken cancellation) =>
        pages.ListAsync(request, cancellation);
}
