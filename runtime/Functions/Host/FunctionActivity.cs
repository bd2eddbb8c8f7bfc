using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>An activity that is a function. A text parameter named <c>instanceId</c> gets the id of the orchestration that asks.</summary>
internal sealed class FunctionActivity(AppFunction function, FunctionPipeline pipeline, IServiceProvider services) : ITaskActivity
{
    private readonly ParameterInfo _trigger = TriggerOf(function)!;

    // A function without input has its trigger on the context.
    public Type InputType => _trigger.ParameterType == typeof(FunctionContext) || _trigger.ParameterType == typeof(TaskActivityContext)
        ? typeof(object)
        : _trigger.ParameterType;

    public Type OutputType => typeof(object);

    public static ParameterInfo? TriggerOf(AppFunction function) => function.Method.GetParameters()
        .FirstOrDefault(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute), inherit: false));

    public async Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        var run = new FunctionRun(function, services, CancellationToken.None);
        using var span = FunctionSpans.Start(run);
        var arguments = function.Method.GetParameters().Select(parameter => ArgumentOf(parameter, run, context, input)).ToArray();
        object? result = null;
        await pipeline.RunAsync(run, async _ => result = await Invocation.CallAsync(function, run.InstanceServices, arguments));
        return result;
    }

    private object? ArgumentOf(ParameterInfo parameter, FunctionRun run, TaskActivityContext context, object? input)
    {
        if (parameter.ParameterType == typeof(TaskActivityContext)) return context;
        if (Arguments.Common(parameter, run) is { } common) return common;
        if (parameter == _trigger) return input;
        if (parameter.ParameterType == typeof(string) && string.Equals(parameter.Name, "instanceId", StringComparison.OrdinalIgnoreCase)) return context.InstanceId;
        return parameter.HasDefaultValue ? parameter.DefaultValue : null;
    }
}
