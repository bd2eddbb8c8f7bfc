using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>Whether the app answers, and whether it can do its work.</summary>
public sealed class HealthFunctions(StorageProbe storage)
{
    /// <summary>Says yes; it asks nothing else, so that it stays cheap, and so that storage that is away makes nobody restart the app.</summary>
    [Function(nameof(Health))]
    [Answers(typeof(HealthView))]
    public IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/health")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Ok(new HealthView("ok", BuiltVersion.WithRevision));
    }

    /// <summary>Says yes when storage answers too; 503 when it does not.</summary>
    [Function(nameof(Ready))]
    [Answers(typeof(HealthView))]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await storage.AnswersAsync(cancellation) ? Answers.Ok(new HealthView("ready", BuiltVersion.WithRevision)) : throw new ApiProblemException(StorageProblems.Away);
    }

    private sealed record HealthView(string Status, string Version);
}
