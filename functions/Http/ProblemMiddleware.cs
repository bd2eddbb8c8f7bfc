using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Http;

/// <summary>The edge of every HTTP trigger: what ends a request by an exception is answered as a problem.</summary>
internal sealed class ProblemMiddleware(ProblemWriter writer, ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        if (http is null)
        {
            await next(context);
            return;
        }

        try
        {
            if (http.Request.RouteValues["id"] is string id && !RunIds.IsWellFormed(id)) throw new RunNotFoundException(id);
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up; there is nobody to answer.
        }
        catch (Exception fault)
        {
            if (ProblemMap.Of(fault) is { } expected)
            {
                await writer.WriteAsync(http, expected);
                return;
            }

            Logs.RequestFailed(logger, context.FunctionDefinition.Name, fault);
            await writer.WriteAsync(http, ProblemMap.Unexpected);
        }
    }
}
