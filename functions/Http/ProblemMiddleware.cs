using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Http;

/// <summary>The edge of every HTTP trigger: what ends a request by an exception is answered as a problem, to a browser as a page.</summary>
internal sealed class ProblemMiddleware(ProblemWriter writer, ProblemPages pages, ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
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
            if (!PageRoutes.IsPage(http.Request) && http.Request.RouteValues["id"] is string id && !RunIds.IsWellFormed(id)) throw new RunNotFoundException(id);
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up; there is nobody to answer.
        }
        catch (Exception fault)
        {
            var problem = ProblemMap.Of(fault);
            if (problem is null) Logs.RequestFailed(logger, context.FunctionDefinition.Name, fault);
            await AnswerAsync(http, problem ?? ProblemMap.Unexpected);
        }
    }

    private Task AnswerAsync(HttpContext http, ApiProblem problem) =>
        PageRoutes.IsPage(http.Request) ? pages.WriteAsync(http, problem) : writer.WriteAsync(http, problem);
}
