using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;

namespace Onboarding.Functions;

/// <summary>Whether the app answers.</summary>
public sealed class HealthFunctions
{
    /// <summary>Says yes; it asks nothing else, so that it stays cheap.</summary>
    [Function(nameof(Health))]
    [Answers(typeof(HealthView))]
    public IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/health")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Ok(new HealthView("ok"));
    }

    private sealed record HealthView(string Status);
}
