using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Runs activities, each in a scope of its own, so many at a time.</summary>
internal sealed class ActivityRunner(
    IServiceScopeFactory scopes, DurableTaskRegistry registry, DataConverter converter, int concurrency, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(concurrency);

    /// <summary>The result as an arrival for the caller; never throws for a failing activity.</summary>
    public async Task<Arrival> RunAsync(string instanceId, string version, string executionId, ActivityCalled call, CancellationToken stopping)
    {
        await _slots.WaitAsync(stopping);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var activity = Find(call)(scope.ServiceProvider);
            var context = new ActivityContext(call.Name, instanceId, version);
            var result = await activity.RunAsync(context, converter.Deserialize(call.Input, activity.InputType));
            return new TaskDone(call.Id, converter.Serialize(result), executionId);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // Whatever an activity throws becomes the caller's failure: the orchestration decides what it means.
            Logs.ActivityFailed(logger, call.Name, instanceId, failure.GetType().ToString());
            return new TaskFailed(call.Id, TaskFailureDetails.FromException(failure), executionId);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private Func<IServiceProvider, ITaskActivity> Find(ActivityCalled call)
    {
        if (call.Version is { Length: > 0 } version && registry.Activities.TryGetValue(new(call.Name, version), out var versioned)) return versioned;
        return registry.Activities.TryGetValue(new(call.Name, TaskVersion.Unversioned), out var activity)
            ? activity
            : throw new InvalidOperationException($"There is no activity named '{call.Name}' in this worker. Register it with AddTasks.");
    }
}
