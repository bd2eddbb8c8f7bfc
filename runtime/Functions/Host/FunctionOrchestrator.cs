using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>An orchestrator that is a function. Middleware runs around it on every replay, so it must not await anything foreign either.</summary>
internal sealed class FunctionOrchestrator(AppFunction function, FunctionPipeline pipeline, IServiceScopeFactory scopes) : ITaskOrchestrator
{
    private readonly ParameterInfo _trigger = TriggerOf(function)!;
    private readonly ParameterInfo? _input = function.Method.GetParameters().FirstOrDefault(IsInput);

    public Type InputType => _input?.ParameterType ?? typeof(object);

    public Type OutputType => typeof(object);

    public static ParameterInfo? TriggerOf(AppFunction function) => function.Method.GetParameters()
        .FirstOrDefault(parameter => parameter.IsDefined(typeof(OrchestrationTriggerAttribute), inherit: false));

    public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        using var scope = scopes.CreateScope();
        var run = new FunctionRun(function, scope.ServiceProvider, CancellationToken.None);
        var arguments = function.Method.GetParameters()
            .Select(parameter => parameter == _trigger ? context : parameter == _input ? input : Arguments.Common(parameter, run)).ToArray();
        object? result = null;
        await pipeline.RunAsync(run, async _ => result = await Invocation.CallAsync(function, run.InstanceServices, arguments));
        return result;
    }

    private static bool IsInput(ParameterInfo parameter) =>
        !parameter.IsDefined(typeof(OrchestrationTriggerAttribute), inherit: false)
        && parameter.ParameterType != typeof(FunctionContext)
        && parameter.ParameterType != typeof(CancellationToken);
}
