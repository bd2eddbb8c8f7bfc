using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Onboarding.Functions.Http;

/// <summary>Turns away requests to decision links when there are too many, before anything is read from storage.</summary>
internal sealed class LinkLimits(LinkLimiter limiter) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && PageRoutes.IsLink(http.Request) && limiter.Refuses(http) is { } after)
            throw ApiProblems.TooManyRequests(after);
        return next(context);
    }
}
