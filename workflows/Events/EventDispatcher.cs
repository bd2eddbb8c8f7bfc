using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Events;

/// <summary>
/// Sees to it that every noted event is being told: a note stays until each webhook is past it, and as long as it stays, the orchestration
/// that tells is started whenever none runs. So neither a crash nor an orchestration that ends just then loses an event.
/// </summary>
public sealed class EventDispatcher(RunStore store, AuditTrail audit, EventOutbox outbox, Webhooks webhooks)
{
    // No change takes that long: a note without its event by then is what a crash left, or a writer that another one overtook.
    private static readonly TimeSpan LongestChange = TimeSpan.FromHours(1);

    /// <summary>Goes over every note; without webhooks it does nothing at all.</summary>
    public async Task DispatchAsync(DurableTaskClient client, CancellationToken cancellation = default)
    {
        if (webhooks.All.Count == 0) return;
        var notes = new Dictionary<string, List<DueEvents>>(StringComparer.Ordinal);
        await foreach (var due in outbox.DueAsync(cancellation))
        {
            if (!notes.TryGetValue(due.RunId, out var ofRun)) notes[due.RunId] = ofRun = [];
            ofRun.Add(due);
        }

        foreach (var (runId, due) in notes) await DispatchAsync(client, runId, due, cancellation);
    }

    /// <summary>Tells one event again to every webhook that takes it, also when it was delivered before.</summary>
    /// <returns>The webhooks; none when no one takes it. Null when the entry is no event.</returns>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public async Task<(string Kind, IReadOnlyList<Webhook> Webhooks)?> ReplayAsync(
        DurableTaskClient client, string runId, int sequence, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(runId, cancellation);
        if (await audit.FindAsync(runId, sequence, cancellation) is not { } entry || !EventKinds.Contains(entry.Kind)) return null;
        var taking = webhooks.Taking(entry.Kind);
        foreach (var webhook in taking)
        {
            var task = new EventTask(new EventRoute(runId, webhook.Key), sequence, IsReplay: true);
            await StartAsync(client, nameof(ReplayOrchestrator), task, task.ReplayId, run, cancellation);
        }

        return (entry.Kind, taking);
    }

    private async Task DispatchAsync(DurableTaskClient client, string runId, List<DueEvents> due, CancellationToken cancellation)
    {
        var run = await store.FindAsync(runId, cancellation);
        var there = run?.AuditSequence ?? 0;
        var behind = due.Where(note => note.Sequence <= there).Select(note => note.Sequence).DefaultIfEmpty(0).Max();
        var told = behind;
        foreach (var webhook in webhooks.All)
        {
            var route = new EventRoute(runId, webhook.Key);
            var cursor = await outbox.CursorAsync(route, cancellation);
            if (cursor.IsGone || cursor.Position >= behind) continue;
            told = Math.Min(told, cursor.Position);
            await StartAsync(client, nameof(EventsOrchestrator), route, route.InstanceId, run!, cancellation);
        }

        foreach (var note in due.Where(note => note.Sequence <= there ? note.Sequence <= told : IsLeftBehind(note))) await outbox.RemoveAsync(note, cancellation);
    }

    private static bool IsLeftBehind(DueEvents note) => TimeProvider.System.GetUtcNow() - note.NotedAt > LongestChange;

    // An instance that has ended makes room for the next of the same id.
    private static async Task StartAsync(DurableTaskClient client, string orchestrator, object input, string instanceId, Run run, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false }) return;
        using var span = RunTrace.Continue(run, "start");
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (InvalidOperationException)
        {
            // Somebody else was faster by a moment.
        }
    }
}
