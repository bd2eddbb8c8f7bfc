using System.Net;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>The hub's tables and blobs. One partition per instance; every method is one request or safe to repeat.</summary>
internal sealed class HubStore
{
    private readonly TableClient _instances;
    private readonly TableClient _live;
    private readonly BlobContainerClient _blobs;
    private readonly Payloads _payloads;
    private readonly RowMapper _rows;
    private ETag? _beat;
    private long _beats;

    public HubStore(TaskHubOptions options)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(options.HubName, "^[A-Za-z][A-Za-z0-9]{2,44}$"))
            throw new ArgumentException($"'{options.HubName}' is not a hub name: 3 to 45 letters and digits, beginning with a letter.", nameof(options));
        var tableOptions = new TableClientOptions();
        tableOptions.Retry.MaxRetries = 5;
        tableOptions.Retry.Delay = TimeSpan.FromMilliseconds(50);
        tableOptions.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.ConfigureTables?.Invoke(tableOptions);
        var blobOptions = new BlobClientOptions();
        options.ConfigureBlobs?.Invoke(blobOptions);
        var tables = new TableServiceClient(options.ConnectionString, tableOptions);
        _instances = tables.GetTableClient(options.HubName + "Instances");
        _live = tables.GetTableClient(options.HubName + "Live");
        _blobs = new BlobServiceClient(options.ConnectionString, blobOptions).GetBlobContainerClient(options.HubName.ToLowerInvariant() + "-hub");
        _payloads = new Payloads(_blobs);
        _rows = new RowMapper(_payloads);
        Live = new LiveIndex(_live);
    }

    public LiveIndex Live { get; }

    public BlobClient LeaseBlob => _blobs.GetBlobClient("lease");

    public async Task CreateTablesAsync(CancellationToken cancellation)
    {
        await _instances.CreateIfNotExistsAsync(cancellation);
        await _live.CreateIfNotExistsAsync(cancellation);
        await _blobs.CreateIfNotExistsAsync(cancellationToken: cancellation);
    }

    public async Task<InstanceRow?> FindAsync(string instanceId, bool withPayloads, CancellationToken cancellation)
    {
        var row = await _instances.GetEntityIfExistsAsync<TableEntity>(Keys.Partition(instanceId), Keys.Status, cancellationToken: cancellation);
        return row.HasValue ? await _rows.ReadAsync(row.Value!, withPayloads, cancellation) : null;
    }

    /// <summary>Creates an instance; null when there is one already.</summary>
    public async Task<InstanceRow?> CreateAsync(InstanceRow row, CancellationToken cancellation)
    {
        try
        {
            var response = await _instances.AddEntityAsync(await _rows.NewAsync(row, cancellation), cancellation);
            return row with { ETag = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException taken) when (taken.Status == (int)HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    public async Task<InstancePartition?> LoadAsync(string instanceId, CancellationToken cancellation)
    {
        InstanceRow? status = null;
        List<TableEntity> history = [], outbox = [];
        List<InboxRow> inbox = [];
        List<string> taken = [];
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Partition(instanceId)}");
        await foreach (var row in _instances.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            switch (row.RowKey[0])
            {
                case 'h': history.Add(row); break;
                case 'o': outbox.Add(row); break;
                case 's': status = await _rows.ReadAsync(row, withPayloads: true, cancellation); break;
                default:
                    if (await _payloads.ReadAsync(row, "Data", cancellation) is { } data) inbox.Add(new(row.RowKey, Turn.FromJson<Arrival>(data)));
                    else taken.Add(row.RowKey);
                    break;
            }
        }

        if (status is null) return null;
        var seed = history.Find(row => row.RowKey == Keys.Seed(status.Execution));
        var turns = new List<Turn>(status.Turns);
        foreach (var row in history.Where(row => IsCommitted(row.RowKey, status)))
            turns.Add(Turn.FromJson((await _payloads.ReadAsync(row, "Data", cancellation))!));
        var sent = new List<OutboxRow>(outbox.Count);
        foreach (var row in outbox)
            sent.Add(new(row.RowKey, Turn.FromJson<List<OutboxMessage>>((await _payloads.ReadAsync(row, "Data", cancellation))!)));
        var seedData = seed is null ? null : await _payloads.ReadAsync(seed, "Data", cancellation);
        return new InstancePartition(status, seedData is null ? [] : Turn.FromJson<List<Arrival>>(seedData), turns, inbox, taken, sent);
    }

    /// <summary>Stores a turn in one entity-group transaction, on condition that the status row is as it was. Returns the new ETag.</summary>
    public async Task<ETag> CommitAsync(Commit commit, CancellationToken cancellation)
    {
        var partition = Keys.Partition(commit.After.InstanceId);
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateMerge, await _rows.ChangedAsync(commit.After, commit.Before, cancellation), commit.Before.ETag),
        };
        if (commit.Turn is { } turn)
            actions.Add(Upsert(await RowAsync(partition, Keys.History(commit.Before.Execution, commit.Before.Turns + 1), turn.ToJson(), cancellation)));
        if (commit.Seed is { } seed)
            actions.Add(Upsert(await RowAsync(partition, Keys.Seed(commit.After.Execution), Turn.ToJson(seed), cancellation)));
        if (commit.Outbox is { } outbox)
            actions.Add(Upsert(await RowAsync(partition, outbox.RowKey, Turn.ToJson(outbox.Messages), cancellation)));
        foreach (var consumed in commit.Consumed)
        {
            actions.Add(Keys.IsMarkedWhenTaken(consumed)
                ? Upsert(new TableEntity(partition, consumed) { ["DataParts"] = 0 })
                : new(TableTransactionActionType.Delete, new TableEntity(partition, consumed), ETag.All));
        }

        var responses = await _instances.SubmitTransactionAsync(actions, cancellation);
        return responses.Value[0].Headers.ETag!.Value;
    }

    /// <summary>Puts a message into an instance's inbox. False when the same message was there before.</summary>
    public async Task<bool> PutInboxAsync(string instanceId, string rowKey, Arrival arrival, CancellationToken cancellation)
    {
        var row = await RowAsync(Keys.Partition(instanceId), rowKey, Turn.ToJson(arrival), cancellation);
        try
        {
            await _instances.AddEntityAsync(row, cancellation);
            return true;
        }
        catch (RequestFailedException there) when (there.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    /// <summary>Counts one up in a row of the hub's own. False: storage has forgotten what this process last counted.</summary>
    public async Task<bool> BeatAsync(CancellationToken cancellation)
    {
        var row = new TableEntity("hub", "beat") { ["Count"] = ++_beats };
        try
        {
            var response = _beat is { } last
                ? await _live.UpdateEntityAsync(row, last, TableUpdateMode.Replace, cancellation)
                : await _live.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
            _beat = response.Headers.ETag;
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            _beat = null;
            return false;
        }
    }

    public Task DeleteRowAsync(string instanceId, string rowKey, CancellationToken cancellation) =>
        _instances.DeleteEntityAsync(Keys.Partition(instanceId), rowKey, ETag.All, cancellation);

    /// <summary>Status rows that match a filter, page by page.</summary>
    public async IAsyncEnumerable<(IReadOnlyList<InstanceRow> Rows, string? Continuation)> QueryAsync(
        string? filter, int pageSize, string? continuation, bool withPayloads,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var wanted = TableClient.CreateQueryFilter($"RowKey eq {Keys.Status}") + (filter is null ? "" : " and " + filter);
        await foreach (var page in _instances.QueryAsync<TableEntity>(wanted, pageSize, cancellationToken: cancellation).AsPages(continuation, pageSize))
        {
            var rows = new List<InstanceRow>(page.Values.Count);
            foreach (var row in page.Values) rows.Add(await _rows.ReadAsync(row, withPayloads, cancellation));
            yield return (rows, page.ContinuationToken);
        }
    }

    /// <summary>Removes what an ended instance left; the status row last, so that a crash leaves something to remove again.</summary>
    public async Task PurgeAsync(string instanceId, CancellationToken cancellation)
    {
        var partition = Keys.Partition(instanceId);
        await DeleteRowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {Keys.Status}"), cancellation);
        await _payloads.DeleteOfAsync(partition, cancellation);
        await DeleteRowAsync(instanceId, Keys.Status, cancellation);
    }

    /// <summary>Removes history of executions before the current one.</summary>
    public Task DeleteHistoryBeforeAsync(string instanceId, int execution, CancellationToken cancellation) => DeleteRowsAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Partition(instanceId)} and RowKey ge {"h"} and RowKey lt {Keys.Seed(execution)}"), cancellation);

    private static TableTransactionAction Upsert(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    private static bool IsCommitted(string rowKey, InstanceRow status) =>
        string.CompareOrdinal(rowKey, Keys.Seed(status.Execution)) > 0
        && string.CompareOrdinal(rowKey, Keys.History(status.Execution, status.Turns)) <= 0;

    private async Task<TableEntity> RowAsync(string partition, string rowKey, string data, CancellationToken cancellation)
    {
        var row = new TableEntity(partition, rowKey);
        await _payloads.WriteAsync(row, "Data", data, cancellation);
        return row;
    }

    private async Task DeleteRowsAsync(string filter, CancellationToken cancellation)
    {
        var batch = new List<TableTransactionAction>();
        await foreach (var row in _instances.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            batch.Add(new(TableTransactionActionType.Delete, row, ETag.All));
            if (batch.Count < 100) continue;
            await _instances.SubmitTransactionAsync(batch, cancellation);
            batch.Clear();
        }

        if (batch.Count > 0) await _instances.SubmitTransactionAsync(batch, cancellation);
    }
}

/// <summary>What one turn stores.</summary>
internal sealed record Commit(InstanceRow Before, InstanceRow After)
{
    public Turn? Turn { get; init; }

    /// <summary>First arrivals of the next execution, with continue-as-new.</summary>
    public IReadOnlyList<Arrival>? Seed { get; init; }

    public OutboxRow? Outbox { get; init; }

    public IReadOnlyList<string> Consumed { get; init; } = [];
}
