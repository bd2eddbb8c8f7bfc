using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>
/// The part of Durable Functions' HTTP management API by which somebody repairs what has failed: list, look, rewind, purge. The routes,
/// parameters and answers are that API's (learn.microsoft.com, "HTTP API reference - Durable Functions"), inputs and outputs left out. With a
/// key as soon as the app listens beyond this machine.
/// </summary>
internal static class InstanceRoutes
{
    private const string Instances = "/runtime/webhooks/durabletask/instances";
    private const int MostListed = 100;

    public static void Map(IEndpointRouteBuilder routes, AccessKeys keys)
    {
        var instances = routes.MapGroup(Instances).AddEndpointFilter((call, next) =>
            Refusal(call.HttpContext, keys) is { } refusal ? ValueTask.FromResult<object?>(refusal) : next(call));
        instances.MapGet("", ListAsync);
        instances.MapGet("{instanceId}", async (string instanceId, DurableTaskClient client, CancellationToken cancellation) =>
            await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is { } found ? Results.Ok(Detail(found)) : Missing($"No instance '{instanceId}'."));
        instances.MapDelete("{instanceId}", async (string instanceId, DurableTaskClient client, CancellationToken cancellation) =>
            await client.PurgeInstanceAsync(instanceId, null, cancellation) is { PurgedInstanceCount: > 0 and var count } ? Results.Ok(new { instancesDeleted = count }) : Missing(NoneEnded(instanceId)));
        instances.MapPost("{instanceId}/rewind", RewindAsync);
    }

    // A browser names the page that a changing call comes from; no page of ours makes one.
    private static IResult? Refusal(HttpContext http, AccessKeys keys)
    {
        if (http.Request.Headers.ContainsKey("Origin"))
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Web pages repair nothing here.", detail: "Call it from a command line.");
        return keys.Allow(http, AuthorizationLevel.System) ? null
            : Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "A key is needed.", detail: "Send it in the header x-functions-key.");
    }

    private static async Task<IResult> ListAsync(DurableTaskClient client, string? runtimeStatus, string? instanceIdPrefix, int? top, CancellationToken cancellation)
    {
        var wanted = (runtimeStatus ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted.Any(one => !Enum.TryParse<OrchestrationRuntimeStatus>(one, ignoreCase: true, out _)))
            return Results.ValidationProblem(new Dictionary<string, string[]> { ["runtimeStatus"] = ["It must be states of instances, for example Failed."] });
        if (top < 1) return Results.ValidationProblem(new Dictionary<string, string[]> { ["top"] = ["It must be a number from 1 on."] });
        var statuses = wanted.Select(one => Enum.Parse<OrchestrationRuntimeStatus>(one, ignoreCase: true)).ToList();
        var query = new OrchestrationQuery { Statuses = statuses.Count > 0 ? statuses : null, InstanceIdPrefix = instanceIdPrefix };
        var found = new List<object>();
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            found.Add(View(instance));
            if (found.Count == (top ?? MostListed)) break;
        }

        return Results.Ok(found);
    }

    private static async Task<IResult> RewindAsync(string instanceId, string? reason, DurableTaskClient client, CancellationToken cancellation)
    {
        try
        {
            await client.RewindInstanceAsync(instanceId, reason ?? "", cancellation);
            return Results.StatusCode(StatusCodes.Status202Accepted);
        }
        catch (ArgumentException)
        {
            return Missing(NoneEnded(instanceId));
        }
        catch (InvalidOperationException refused)
        {
            return Results.Problem(statusCode: StatusCodes.Status410Gone, title: "It cannot be rewound.", detail: refused.Message);
        }
    }

    private static object View(OrchestrationMetadata instance) => new
    {
        name = instance.Name,
        instanceId = instance.InstanceId,
        runtimeStatus = instance.RuntimeStatus.ToString(),
        createdTime = instance.CreatedAt,
        lastUpdatedTime = instance.LastUpdatedAt,
    };

    private static object Detail(OrchestrationMetadata instance) => new
    {
        name = instance.Name,
        instanceId = instance.InstanceId,
        runtimeStatus = instance.RuntimeStatus.ToString(),
        createdTime = instance.CreatedAt,
        lastUpdatedTime = instance.LastUpdatedAt,
        output = instance.FailureDetails is { } failure ? $"{failure.ErrorType}: {failure.ErrorMessage}" : null,
    };

    private static string NoneEnded(string instanceId) => $"No instance '{instanceId}' that has ended.";

    private static IResult Missing(string detail) =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such instance.", detail: detail);
}
