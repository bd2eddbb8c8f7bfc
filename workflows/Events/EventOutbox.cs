using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Events;

/// <summary>
/// Which events are still to be told, and what became of those that were. A table of its own, so that telling never races with the run
/// for its head. Nothing is written while no webhook is set up.
/// </summary>
public sealed class EventOutbox(TableServiceClient tables, Webhooks webhooks, TimeProvider time)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingEvents";

    private readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>
    /// Notes that a change is about to add events to the audit. Before the change, so that a crash between leaves a note without an event
    /// and never an event without a note; the number makes notes of writers that race different ones.
    /// </summary>
    public Task NoteAsync(RunChange change, CancellationToken cancellation = default)
    {
        var last = webhooks.All.Count == 0 ? -1 : change.Audit.ToList().FindLastIndex(entry => EventKinds.Contains(entry.Kind));
        if (last < 0) return Task.CompletedTask;
        var due = new DueEvents(change.Run.Id, change.Run.AuditSequence + last + 1, default);
        var row = new TableEntity(DueEvents.Partition, due.Key) { ["RunId"] = due.RunId, ["Sequence"] = due.Sequence };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Every note, by run.</summary>
    public async IAsyncEnumerable<DueEvents> DueAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DueEvents.Partition}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return new DueEvents(row.GetString("RunId"), row.GetInt32("Sequence")!.Value, row.Timestamp ?? DateTimeOffset.MaxValue);
    }

    /// <summary>Removes a note. Removing it twice changes nothing.</summary>
    public Task RemoveAsync(DueEvents due, CancellationToken cancellation = default) =>
        _table.DeleteEntityAsync(DueEvents.Partition, due.Key, ETag.All, cancellation);

    /// <summary>How far a run's events came with a webhook.</summary>
    public async Task<EventCursor> CursorAsync(EventRoute route, CancellationToken cancellation = default)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(route.RunId, CursorKey(route), cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read<EventCursor>(row.Value!) : new EventCursor();
    }

    /// <summary>Notes that nothing up to an audit entry is left to tell.</summary>
    public Task PassAsync(EventRoute route, int position, CancellationToken cancellation = default) =>
        ChangeAsync(route, cursor => cursor with { Position = Math.Max(cursor.Position, position) }, null, cancellation);

    /// <summary>Notes what an attempt came to. With a replay the others' order stays as it is.</summary>
    public async Task RecordAsync(EventTask task, DeliveryOutcome outcome, CancellationToken cancellation = default)
    {
        var key = DeliveryKey(task);
        var stored = await _table.GetEntityIfExistsAsync<TableEntity>(task.Route.RunId, key, cancellationToken: cancellation);
        var before = stored.HasValue ? JsonRow.Read<EventDelivery>(stored.Value!) : null;
        var delivery = new EventDelivery
        {
            Sequence = task.Sequence,
            Webhook = task.Route.Webhook,
            State = outcome.State,
            Attempts = (before?.Attempts ?? 0) + (outcome.State == DeliveryState.Failed ? 0 : 1),
            At = time.GetUtcNow(),
            LastFailure = outcome.Failure ?? before?.LastFailure,
        };
        await ChangeAsync(task.Route, cursor => After(cursor, task, outcome), JsonRow.From(task.Route.RunId, key, delivery), cancellation);
    }

    /// <summary>What became of a run's events so far.</summary>
    public async Task<IReadOnlyList<EventDelivery>> DeliveriesAsync(string runId, CancellationToken cancellation = default)
    {
        var deliveries = new List<EventDelivery>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey ge {"delivery:"} and RowKey lt {"delivery;"}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)) deliveries.Add(JsonRow.Read<EventDelivery>(row));
        return deliveries;
    }

    private static EventCursor After(EventCursor cursor, EventTask task, DeliveryOutcome outcome) => outcome.State switch
    {
        DeliveryState.Gone => cursor with { IsGone = true },
        DeliveryState.Delayed => cursor,
        _ when task.IsReplay => cursor,
        _ => cursor with { Position = Math.Max(cursor.Position, task.Sequence) },
    };

    // On condition of the cursor's ETag: whoever comes second is tried again by its caller. A cursor that stays as it is races with nobody.
    private async Task ChangeAsync(EventRoute route, Func<EventCursor, EventCursor> change, TableEntity? delivery, CancellationToken cancellation)
    {
        var stored = await _table.GetEntityIfExistsAsync<TableEntity>(route.RunId, CursorKey(route), cancellationToken: cancellation);
        var before = stored.HasValue ? JsonRow.Read<EventCursor>(stored.Value!) : new EventCursor();
        var after = change(before);
        var row = JsonRow.From(route.RunId, CursorKey(route), after);
        var actions = new List<TableTransactionAction>();
        if (after != before)
            actions.Add(stored.HasValue ? new(TableTransactionActionType.UpdateReplace, row, stored.Value!.ETag) : new(TableTransactionActionType.Add, row));
        if (delivery is not null) actions.Add(new(TableTransactionActionType.UpsertReplace, delivery));
        if (actions.Count > 0) await _table.SubmitTransactionAsync(actions, cancellation);
    }

    private static string CursorKey(EventRoute route) => $"cursor:{route.Webhook}";

    private static string DeliveryKey(EventTask task) => $"delivery:{task.Route.Webhook}:{task.Sequence.ToString("D8", CultureInfo.InvariantCulture)}";
}
