using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Storage.Requests;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// The runs' table. Everything that belongs to a run is in its partition, so a change of a run is one transaction;
/// the head's ETag makes it conditional, so no writer overwrites what it has not seen.
/// </summary>
public sealed class RunStore(TableServiceClient tables, RunIndex index, TimeProvider time, EventOutbox? events = null, ChangeBell? bell = null)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingRuns";

    private readonly TableClient _table = tables.GetTableClient(TableName);
    private SeenRow? _seen;

    /// <summary>The head; null when there is no such run.</summary>
    public async Task<Run?> FindAsync(string runId, CancellationToken cancellation = default)
    {
        var run = await FindAsync<Run>(runId, RowKeys.Run, cancellation);
        if (run is not null) RunTrace.Link(run);
        return run;
    }

    /// <summary>The head of a run that must exist.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public async Task<Run> GetAsync(string runId, CancellationToken cancellation = default) =>
        await FindAsync(runId, cancellation) ?? throw new RunNotFoundException(runId);

    /// <summary>One document of a run; null when there is none.</summary>
    public async Task<T?> FindAsync<T>(string runId, string rowKey, CancellationToken cancellation = default) where T : class
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(runId, rowKey, cancellationToken: cancellation);
        return row.HasValue ? JsonRow.Read<T>(row.Value!) : null;
    }

    /// <summary>One document that must exist.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public async Task<T> GetAsync<T>(string runId, string rowKey, CancellationToken cancellation = default) where T : class =>
        await FindAsync<T>(runId, rowKey, cancellation)
            ?? throw new InvalidDataException($"Run '{runId}' has no row '{rowKey}'.");

    /// <summary>All documents of a kind, for example <c>vendor</c>, in row-key order.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string runId, string kind, CancellationToken cancellation = default)
    {
        var documents = new List<T>();
        await foreach (var row in RowsAsync(runId, kind, cancellation)) documents.Add(JsonRow.Read<T>(row));
        return documents;
    }

    /// <summary>Some documents of a kind, in row-key order.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="kind">Kind.</param>
    /// <param name="after">Row key after which they start; null: from the first.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string runId, string kind, string? after, int most, CancellationToken cancellation = default)
    {
        var documents = new List<T>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey gt {after ?? kind + ":"} and RowKey lt {kind + ";"}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, Math.Min(most, 1000), cancellationToken: cancellation))
        {
            documents.Add(JsonRow.Read<T>(row));
            if (documents.Count == most) break;
        }

        return documents;
    }

    /// <summary>Every document of a kind as it is stored, by row key: for what is carried over without being understood.</summary>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ListStoredAsync(string runId, string kind, CancellationToken cancellation = default)
    {
        var documents = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(runId, kind, cancellation)) documents.Add(row.RowKey, JsonRow.Read<JsonNode>(row));
        return documents;
    }

    /// <summary>
    /// The same store for somebody who changes what they saw: its <see cref="ChangeAsync"/> refuses every change once the row is not as it was
    /// seen. The row is read under the run's head, so nobody comes in between.
    /// </summary>
    public RunStore Seeing(SeenRow seen)
    {
        var store = (RunStore)MemberwiseClone();
        store._seen = seen;
        return store;
    }

    /// <summary>Creates a run with its first documents and audit entries. False, and nothing is changed, when the id is taken.</summary>
    public async Task<bool> CreateAsync(RunChange first, CancellationToken cancellation = default)
    {
        if (await FindAsync(first.Run.Id, cancellation) is not null) return false;
        first = first.SignedBy(CurrentAuthor.Value);
        await index.PutAsync(first.Run, cancellation: cancellation);
        if (events is not null) await events.NoteAsync(first, cancellation);
        try
        {
            await _table.SubmitTransactionAsync(RunTransaction.Create(first, time.GetUtcNow()), cancellation);
            await ShowAsync(first.Run.Id);
            return true;
        }
        catch (TableTransactionFailedException taken) when (taken.Status == (int)HttpStatusCode.Conflict)
        {
            // Another start with the same key was faster by a moment; the run stays listed where that one put it.
            var (ours, stored) = (RunIndex.KeyOf(first.Run), RunIndex.KeyOf(await GetAsync(first.Run.Id, cancellation)));
            if (ours != stored) await index.RemoveAsync(ours, cancellation);
            else await RewriteIndexAsync(first.Run.Id, cancellation);
            return false;
        }
    }

    /// <summary>
    /// Changes a run: <paramref name="decide"/> sees the current head and returns the change, or null for "nothing to do".
    /// When another writer was faster it is asked again with the newer head, so it must read whatever else it needs by itself
    /// and have no side effect. Returns the head after the change.
    /// </summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    /// <exception cref="RowChangedException">A row is not any more as it was seen, see <see cref="Seeing"/>.</exception>
    /// <exception cref="StaleRowException">The request that asks for it means another version, see <see cref="RequestedChange"/>.</exception>
    /// <exception cref="RepeatedRequestException">It was done already.</exception>
    /// <exception cref="RequestFailedException">With 409 or 412: others were faster all the time, see <see cref="Contention"/>.</exception>
    public async Task<Run> ChangeAsync(string runId, Func<Run, Task<RunChange?>> decide, CancellationToken cancellation = default)
    {
        var begun = Stopwatch.GetTimestamp();
        var asked = RequestedChange.TakeFor(runId);
        for (var attempt = 1; ; attempt++)
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(runId, RowKeys.Run, cancellationToken: cancellation);
            if (!row.HasValue) throw new RunNotFoundException(runId);
            if (asked is not null) await asked.CheckAsync(_table, cancellation);
            var before = JsonRow.Read<Run>(row.Value!);
            RunTrace.Link(before);
            var change = (await decide(before))?.SignedBy(CurrentAuthor.Value);
            if (change is null) return before;
            await RequireAsSeenAsync(runId, cancellation);
            if (events is not null) await events.NoteAsync(change, cancellation);
            if (await TryReplaceAsync(change, before, row.Value!.ETag, begun, asked, cancellation) is { } after)
            {
                if (ListedChange.Shows(before, change)) await ShowAsync(runId);
                return after;
            }

            await Contention.PauseAsync(attempt, cancellation);
        }
    }

    /// <summary>Keys (<see cref="Mail.PersonKeys"/>) of the people in whose lists a run stands.</summary>
    public async Task<IReadOnlyList<string>> ListedForAsync(string runId, CancellationToken cancellation = default) =>
        [.. (await FindAsync<IndexedRun>(runId, RowKeys.Indexed, cancellation))?.People ?? []];

    /// <summary>Brings the index rows of a run up to it when they lag behind, as a crash leaves them.</summary>
    public Task UpdateIndexAsync(string runId, CancellationToken cancellation = default) => UpdateIndexAsync(runId, IndexDoubt.None, cancellation);

    /// <summary>Writes every index row of a run again, whatever is on record of them.</summary>
    public Task RewriteIndexAsync(string runId, CancellationToken cancellation = default) => UpdateIndexAsync(runId, IndexDoubt.Everything, cancellation);

    /// <summary>Removes a signal that was raised. Removing it twice changes nothing.</summary>
    public Task RemoveAsync(string runId, Signal signal, CancellationToken cancellation = default) =>
        _table.DeleteEntityAsync(runId, RowKeys.SignalRow(signal), ETag.All, cancellation);

    // What is stored stays stored: neither a caller that leaves nor a fault of the index takes it back or keeps it from being told. Row
    // index-due says that the index lags behind, until the reconciler has brought it up.
    private async Task ShowAsync(string runId)
    {
        try
        {
            await UpdateIndexAsync(runId, IndexDoubt.Changed, CancellationToken.None);
        }
        catch (RequestFailedException fault)
        {
            Activity.Current?.AddEvent(new ActivityEvent("index lags behind", tags: new() { ["error.type"] = $"{fault.Status}" }));
        }
    }

    private Task UpdateIndexAsync(string runId, IndexDoubt why, CancellationToken cancellation) =>
        new IndexUpdate(_table, this, index).RunAsync(runId, why, cancellation);

    // The head after the change; null when another writer was faster and it can be decided again on what is there now.
    private async Task<Run?> TryReplaceAsync(RunChange change, Run before, ETag version, long begun, RequestedChange? asked, CancellationToken cancellation)
    {
        var (actions, after) = RunTransaction.Replace(change, before, version, time.GetUtcNow());
        try
        {
            await _table.SubmitTransactionAsync(asked?.With(actions) ?? actions, cancellation);
            asked?.Stored();
            bell?.Ring(change.Run.Id);
            return after;
        }
        catch (TableTransactionFailedException lost) when (Contention.IsLostRace(lost) && Contention.MayGoOn(begun))
        {
            return null;
        }
    }

    private async Task RequireAsSeenAsync(string runId, CancellationToken cancellation)
    {
        if (_seen is null) return;
        var stored = await FindAsync<JsonNode>(runId, _seen.RowKey, cancellation);
        if (SeenRow.VersionOf(stored) != _seen.Version) throw new RowChangedException(_seen, stored);
    }

    // ';' follows ':' in ASCII, so this range is exactly the rows "kind:...".
    private AsyncPageable<TableEntity> RowsAsync(string runId, string kind, CancellationToken cancellation) => _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey ge {kind + ":"} and RowKey lt {kind + ";"}"), cancellationToken: cancellation);
}
