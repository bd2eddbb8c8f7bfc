using Microsoft.DurableTask;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>What a task is registered under.</summary>
internal readonly record struct TaskKey(TaskName Name, TaskVersion Version);

internal sealed class FuncOrchestrator<TInput, TOutput>(Func<TaskOrchestrationContext, TInput, Task<TOutput>> run) : TaskOrchestrator<TInput, TOutput>
{
    public override Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input) => run(context, input);
}

internal sealed class FuncActivity<TInput, TOutput>(Func<TaskActivityContext, TInput, Task<TOutput>> run) : TaskActivity<TInput, TOutput>
{
    public override Task<TOutput> RunAsync(TaskActivityContext context, TInput input) => run(context, input);
}

internal sealed class ActivityContext(TaskName name, string instanceId, string version) : TaskActivityContext
{
    public override TaskName Name { get; } = name;

    public override string InstanceId { get; } = instanceId;

    public override string Version { get; } = version;
}
