using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Runtime.Tests.DurableTask;

namespace Onboarding.Runtime.Tests.Functions;

/// <summary>Durable functions as an app of the isolated worker has them.</summary>
public sealed class SampleFunctions(Greeter greeter)
{
    [Function(nameof(SayHello))]
    public static async Task<string> SayHello([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var name = context.GetInput<string>()!;
        var greeting = await context.CallActivityAsync<string>(nameof(Greet), name);
        var id = await context.CallActivityAsync<string>(nameof(Caller));
        return await context.CallSubOrchestratorAsync<string>(nameof(Adds), new Sum(greeting, id));
    }

    [Function(nameof(Adds))]
    public static string Adds([OrchestrationTrigger] TaskOrchestrationContext context, Sum input, FunctionContext run) =>
        $"{input.Left} from {input.Right} by {run.FunctionDefinition.Name} of {context.Parent!.Name}";

    [Function(nameof(Greet))]
    public string Greet([ActivityTrigger] string name, FunctionContext run) => $"{greeter.Greet(name)} ({run.FunctionDefinition.Name})";

    [Function(nameof(Caller))]
    public static Task<string> Caller([ActivityTrigger] FunctionContext run, string instanceId) => Task.FromResult(instanceId);

    [Function(nameof(Waits))]
    public static async Task Waits([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var foreign = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        await foreign.WaitForNextTickAsync();
    }

    [Function(nameof(StartHello))]
    public static async Task<IResult> StartHello(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "hello/{name}")] HttpRequest request, [DurableClient] DurableTaskClient client, string name) =>
        Results.Ok(await client.ScheduleNewOrchestrationInstanceAsync(nameof(SayHello), (object)name));

    public sealed record Sum(string Left, string Right);
}

/// <summary>Writes down which functions it ran around.</summary>
public sealed class SampleMiddleware : IFunctionsWorkerMiddleware
{
    public System.Collections.Concurrent.ConcurrentQueue<string> Seen { get; } = new();

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        Seen.Enqueue(context.FunctionDefinition.Name);
        return next(context);
    }
}
