using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>Around each function: says on whose account it is, and how long it took.</summary>
internal sealed class CountingMiddleware(Counter counter) : IFunctionsWorkerMiddleware
{
    /// <summary>Header of requests for pages that are opened to be measured.</summary>
    public const string PageHeader = "X-Bench-Page";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var execution = new Execution(AccountOf(context.GetHttpContext()?.Request));
        var began = Stopwatch.GetTimestamp();
        Execution.Current = execution;
        try
        {
            await next(context);
        }
        finally
        {
            execution.IsOver = true;
            counter.Executed(context.FunctionDefinition.Name, execution, Stopwatch.GetElapsedTime(began));
        }
    }

    // People look at pages; what is read as JSON is read by the program that plays them.
    private static Account AccountOf(HttpRequest? request) => request switch
    {
        null => Account.Timers,
        _ when request.Headers.ContainsKey(PageHeader) => Account.Pages,
        _ when HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api/v1") => Account.Looks,
        _ => Account.Requests,
    };
}
