using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask.Tracing;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Runs activities, each in a scope of its own, so many at a time.</summary>
internal sealed class ActivityRunner(
    IServiceScopeFactory scopes, DurableTaskRegistry registry, DataConverter converter, int concurrency, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(concurrency);
    private volatile bool _isDraining;

    /// <summary>Is none begun any more?</summary>
    public bool IsDraining => _isDraining;

    /// <summary>
    /// Hands the result to the caller, as long as it counts as running; never throws for a failing activity. Once the hub drains it begins nothing
    /// and waits to be stopped.
    /// </summary>
    /// <param name="instanceId">The orchestration that called it.</param>
    /// <param name="version">That orchestration's version.</param>
    /// <param name="executionId">Its execution.</param>
    /// <param name="call">The call.</param>
    /// <param name="trace">Traceparent of the call; null: none.</param>
    /// <param name="tell">Takes the result as an arrival for the caller.</param>
    /// <param name="stopping">Ends the wait for it.</param>
    public async Task RunAsync(
        string instanceId, string version, string executionId, ActivityCalled call, string? trace, Action<Arrival> tell, CancellationToken stopping)
    {
        await _slots.WaitAsync(stopping);
        try
        {
            if (!_isDraining)
            {
                tell(await ResultAsync(instanceId, version, executionId, call, trace, stopping));
                return;
            }
        }
        finally
        {
            _slots.Release();
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
    }

    /// <summary>Begins no activity from now on and waits for those that run.</summary>
    public async Task DrainAsync(CancellationToken limit)
    {
        _isDraining = true;
        // Whoever runs has a slot: with all of them in hand, nobody does.
        for (var slot = 0; slot < concurrency; slot++) await _slots.WaitAsync(limit);
    }

    public void Dispose() => _slots.Dispose();

    private async Task<Arrival> ResultAsync(
        string instanceId, string version, string executionId, ActivityCalled call, string? trace, CancellationToken stopping)
    {
        // Calls that were stored before calls had versions take the orchestration's.
        var requested = call.Version ?? version;
        using var span = TaskSpans.StartActivity(instanceId, call, requested, trace);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var activity = Find(call.Name, requested)(scope.ServiceProvider);
            var context = new ActivityContext(call.Name, instanceId, requested);
            var result = await activity.RunAsync(context, converter.Deserialize(call.Input, activity.InputType));
            return new TaskDone(call.Id, converter.Serialize(result), executionId);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // Whatever an activity throws becomes the caller's failure: the orchestration decides what it means.
            var details = TaskFailureDetails.FromException(failure, registry.ExceptionProperties);
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error).SetTag(TaskSpans.ErrorType, details.ErrorType);
            Logs.ActivityFailed(logger, call.Name, instanceId, details.ErrorType);
            return new TaskFailed(call.Id, details, executionId);
        }
    }

    private Func<IServiceProvider, ITaskActivity> Find(TaskName name, TaskVersion version) =>
        registry.Activities.TryFind(name, version, out var activity)
            ? activity
            : throw new KnownFailureException(KnownFailures.NoActivity(name, version));
}
