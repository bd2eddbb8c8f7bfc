using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Finds gate rounds of a run that nothing carries on: closed but not seen by the run, open past their last day, watched over by nobody,
/// asked of nobody. What is only slow looks the same for a moment, so a fault counts when it is still there some time later.
/// </summary>
public sealed class GateHealing(RunStore store, ExpireGate expire, TimeProvider time)
{
    /// <summary>How long after its last instant a gate may still be open, for a timer that is late.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>What is at fault now.</summary>
    public async Task<IReadOnlyList<Fault>> FindAsync(DurableTaskClient client, Run run, CancellationToken cancellation = default) =>
        await FindAsync(client, run, await store.ListAsync<Gate>(run.Id, "gate", cancellation), cancellation);

    /// <summary>What is at fault with gates that were just read.</summary>
    public async Task<IReadOnlyList<Fault>> FindAsync(DurableTaskClient client, Run run, IReadOnlyList<Gate> gates, CancellationToken cancellation)
    {
        // While it stands still, a gate may be open past its last day; its dates move when it goes on.
        if (run.Pause is not null) return [];
        var faults = new List<Fault>();
        if (run.IsBetweenRounds && LastClosed(run, gates) is { } unseen)
            faults.Add(await FaultAsync(run, unseen, "gate-woken", stop => WakeAsync(client, run, unseen, stop), cancellation));
        foreach (var gate in gates.Where(gate => gate.Status == GateStatus.Open))
        {
            if (await OfOpenAsync(client, run, gate, cancellation) is { } fault) faults.Add(fault);
        }

        return faults;
    }

    private async Task<Fault?> OfOpenAsync(DurableTaskClient client, Run run, Gate gate, CancellationToken cancellation)
    {
        var order = OrderOf(run, gate);
        if (gate.ExpiresAt + Grace <= time.GetUtcNow())
            return await FaultAsync(run, gate, "gate-closed", stop => CloseAsync(client, run, gate, stop), cancellation);
        // One that has ended is its stage's to begin again; nobody else would know when it ends.
        if (await client.GetInstanceAsync(order.InstanceId, cancellation) is not { } instance)
            return await FaultAsync(run, gate, "gate-restarted", stop => client.StartAsync(nameof(GateOrchestrator), order, order.InstanceId, run, stop), cancellation);
        var request = GateMails.Request(order);
        return instance.IsCompleted || await client.GetInstanceAsync(request.InstanceId, cancellation) is not null ? null
            : await FaultAsync(run, gate, "gate-asked", stop => client.StartAsync(nameof(MailOrchestrator), request, request.InstanceId, run, stop), cancellation);
    }

    // An answer may have made it the next one's turn since, whose days are not over: then there is nothing to close.
    private async Task<bool> CloseAsync(DurableTaskClient client, Run run, Gate gate, CancellationToken cancellation) =>
        await expire.CloseAsync(OrderOf(run, gate)) is not null && await WakeAsync(client, run, gate, cancellation);

    // The gate's own orchestration reads the outcome and tells the stage; when it is gone, the stage reads it by itself.
    private static async Task<bool> WakeAsync(DurableTaskClient client, Run run, Gate gate, CancellationToken cancellation)
    {
        var order = OrderOf(run, gate);
        using var span = RunTrace.Continue(run, "wake");
        if (await client.GetInstanceAsync(order.InstanceId, cancellation) is { IsCompleted: false })
            await client.RaiseEventAsync(order.InstanceId, GateOrder.Answered, "reconciler", cancellation);
        else await client.RaiseEventAsync(StageOrder.InstanceId(run.Id, gate.Stage, run.Pass), order.Closed, "reconciler", cancellation);
        return true;
    }

    private static Gate? LastClosed(Run run, IEnumerable<Gate> gates) =>
        gates.Where(gate => gate.Stage == run.Stage && gate.Outcome is not null).MaxBy(gate => gate.Outcome!.At);

    private async Task<Fault> FaultAsync(Run run, Gate gate, string what, Func<CancellationToken, Task<bool>> heal, CancellationToken cancellation)
    {
        var policy = (await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation)).PolicyOf(gate.Id);
        return new Fault($"{what}:{gate.Id}:{gate.Round:D3}", what, policy.Name, heal);
    }

    private static GateOrder OrderOf(Run run, Gate gate) => new(run.Id, gate.Id, gate.Round);
}
