using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>An orchestrator whose failures carry the properties that the app wants kept.</summary>
internal sealed class DescribingOrchestrator(ITaskOrchestrator orchestrator, IExceptionPropertiesProvider properties) : ITaskOrchestrator
{
    public Type InputType => orchestrator.InputType;

    public Type OutputType => orchestrator.OutputType;

    public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        try
        {
            return await orchestrator.RunAsync(context, input);
        }
        catch (Exception failure)
        {
            throw new KnownFailureException(TaskFailureDetails.FromException(failure, properties));
        }
    }
}
