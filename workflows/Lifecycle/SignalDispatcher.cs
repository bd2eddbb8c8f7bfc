using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Raises the events that stored changes asked for. Safe to call at any time and twice: receivers ignore repeats.</summary>
public sealed class SignalDispatcher(RunStore store)
{
    /// <summary>Raises and removes every signal of a run; returns how many there were.</summary>
    public async Task<int> DispatchAsync(DurableTaskClient client, string runId, CancellationToken cancellation = default)
    {
        var signals = await store.ListAsync<Signal>(runId, "signal", cancellation);
        foreach (var signal in signals)
        {
            // An action that was just opened has nobody to be told yet: what watches it begins with it.
            if (signal.EventName == ActionOrder.Opened)
                await client.StartOnceAsync(nameof(ActionOrchestrator), new ActionOrder(runId, signal.DedupeId), signal.InstanceId, cancellation);
            else
                await client.RaiseEventAsync(signal.InstanceId, signal.EventName, signal.DedupeId, cancellation);
            await store.RemoveAsync(runId, signal, cancellation);
        }

        return signals.Count;
    }
}
