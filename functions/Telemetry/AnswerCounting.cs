using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Functions.Telemetry;

/// <summary>Counts the requests that were answered 500 or above, by function: a path may hold a token.</summary>
internal sealed class AnswerCounting : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        // What ends a request by an exception has been answered by now.
        if (context.GetHttpContext()?.Response.StatusCode is { } status and >= StatusCodes.Status500InternalServerError)
            Measures.RequestFailed(context.FunctionDefinition.Name, status);
    }
}
