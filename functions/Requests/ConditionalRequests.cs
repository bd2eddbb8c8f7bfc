using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Storage.Requests;

namespace Onboarding.Functions.Requests;

/// <summary>
/// <c>ETag</c> with what is read and replaced, and <c>If-Match</c> with what replaces it. The version is compared where the change is
/// committed (<see cref="RequestedChange"/>), so that nobody slips in between; here it is only carried to and fro.
/// </summary>
internal sealed class ConditionalRequests(KeptAnswers rows) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http
            || RouteCatalog.Find(context.FunctionDefinition.Name) is not { } route
            || !ResourceRows.IsVersioned(route.Path)
            || http.Request.RouteValues["id"] is not string runId)
        {
            return next(context);
        }

        var row = ResourceRows.Of(route.Path, http.Request.RouteValues);
        if (HttpMethods.IsPut(http.Request.Method)) return ReplaceAsync(context, next, http, new RequestedChange(runId) { RowKey = row, Expected = EntityTags.Expected(http.Request) });
        return row is not null && HttpMethods.IsGet(http.Request.Method) ? ReadAsync(context, next, http, runId, row) : next(context);
    }

    private static async Task ReplaceAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, RequestedChange asked)
    {
        using var begun = asked.Begin();
        await next(context);
        if (asked.Version is { } version) http.Response.Headers.ETag = EntityTags.Of(version);
    }

    // The version is read first: should somebody change the document meanwhile, it is one that fits nothing any more, never one too new.
    private async Task ReadAsync(FunctionContext context, FunctionExecutionDelegate next, HttpContext http, string runId, string row)
    {
        var version = await rows.VersionAsync(runId, row, http.RequestAborted);
        await next(context);
        if (version is not null) http.Response.Headers.ETag = EntityTags.Of(version);
    }
}
