using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Functions.Telemetry;

/// <summary>Counts the requests that were answered 500 or above, and those that took long, by function: a path may hold a token.</summary>
internal sealed class AnswerCounting : IFunctionsWorkerMiddleware
{
    /// <summary>Longer than this and somebody waits.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        // People wait in real time, also where a demo hurries the app's own clock. A stream of changes is written after this and so does not count.
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        catch when (context.GetHttpContext() is { RequestAborted.IsCancellationRequested: false })
        {
            // Problems are made into answers by now: what still comes here is one of the answer itself, and the host says 500.
            Measures.RequestFailed(context.FunctionDefinition.Name, StatusCodes.Status500InternalServerError);
            throw;
        }

        if (context.GetHttpContext() is not { } http) return;
        if (Stopwatch.GetElapsedTime(began) > Patience) Measures.RequestSlow(context.FunctionDefinition.Name);
        if (http.Response.StatusCode is var status and >= StatusCodes.Status500InternalServerError) Measures.RequestFailed(context.FunctionDefinition.Name, status);
    }
}
