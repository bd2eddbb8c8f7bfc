using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Raises the events and starts the mails that stored changes asked for. Safe to call at any time and twice: receivers ignore repeats.</summary>
public sealed class SignalDispatcher(RunStore store)
{
    /// <summary>Raises and removes every signal of a run; returns how many there were.</summary>
    public async Task<int> DispatchAsync(DurableTaskClient client, string runId, CancellationToken cancellation = default)
    {
        var signals = await store.ListAsync<Signal>(runId, "signal", cancellation);
        if (signals.Count == 0) return 0;
        var run = await store.GetAsync(runId, cancellation);
        using var span = RunTrace.Continue(run, "signal");
        foreach (var signal in signals)
        {
            if (signal.Mail is { } mail)
                await client.StartOnceAsync(nameof(MailOrchestrator), mail, mail.InstanceId, run, cancellation);
            // An action that was just opened has nobody to be told yet: what watches it begins with it.
            else if (signal.EventName == ActionOrder.Opened)
                await client.StartOnceAsync(nameof(ActionOrchestrator), new ActionOrder(runId, signal.DedupeId), signal.InstanceId, run, cancellation);
            else
                await client.RaiseEventAsync(signal.InstanceId, signal.EventName, signal.DedupeId, cancellation);
            await store.RemoveAsync(runId, signal, cancellation);
        }

        return signals.Count;
    }
}
