using System.Net;
using Azure;
using Azure.Data.Tables;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>Changes of the hub's tables. Every method is one request or safe to repeat.</summary>
internal sealed class HubStore(HubClients clients, Payloads payloads, RowMapper rows)
{
    // What a transaction takes.
    private const int MostRows = 100;

    private const int AtOnce = 16;

    private readonly TableClient _instances = clients.Instances;

    /// <summary>Creates an instance; null when there is one already.</summary>
    public async Task<InstanceRow?> CreateAsync(InstanceRow row, CancellationToken cancellation)
    {
        try
        {
            var response = await _instances.AddEntityAsync(await rows.NewAsync(row, cancellation), cancellation);
            return row with { ETag = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException taken) when (taken.Status == (int)HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    /// <summary>Puts a new instance in an ended one's place; null when that is not what it was.</summary>
    public async Task<InstanceRow?> ReplaceAsync(InstanceRow former, InstanceRow row, CancellationToken cancellation)
    {
        try
        {
            var response = await _instances.UpdateEntityAsync(await rows.NewAsync(row, cancellation), former.ETag, TableUpdateMode.Replace, cancellation);
            return row with { ETag = response.Headers.ETag!.Value };
        }
        catch (RequestFailedException changed) when (changed.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Stores a turn in one entity-group transaction, on condition that the status row is as it was. Returns the new ETag.</summary>
    public async Task<ETag> CommitAsync(Commit commit, CancellationToken cancellation)
    {
        var (before, after) = (commit.Before, commit.After);
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateMerge, await rows.ChangedAsync(after, before, cancellation), before.ETag),
        };
        if (commit.Turn is { } turn) actions.Add(await RowAsync(before, Keys.History(before, before.Turns + 1), turn, cancellation));
        if (commit.Seed is { } seed) actions.Add(await RowAsync(after, Keys.Seed(after), seed, cancellation));
        if (commit.Outbox is { } outbox) actions.Add(await RowAsync(before, commit.OutboxKey!, outbox, cancellation, PayloadFolder.Outbox(before.InstanceId, commit.OutboxKey!)));
        foreach (var (key, changed) in commit.Rewritten) actions.Add(await RowAsync(after, key, changed, cancellation));
        var partition = Keys.Partition(after.InstanceId);
        foreach (var consumed in commit.Consumed)
        {
            var row = new TableEntity(partition, consumed);
            if (Keys.IsMarkedWhenTaken(consumed)) row["DataParts"] = 0;
            actions.Add(Keys.IsMarkedWhenTaken(consumed) ? Upsert(row) : new(TableTransactionActionType.Delete, row, ETag.All));
        }

        var responses = await _instances.SubmitTransactionAsync(actions, cancellation);
        return responses.Value[0].Headers.ETag!.Value;
    }

    /// <summary>
    /// Puts a message into an instance's inbox, where the same one may be already; null when it was taken in before.
    /// </summary>
    public async Task<InboxRow?> PutInboxAsync(string instanceId, string rowKey, Arrival arrival, CancellationToken cancellation)
    {
        var row = new TableEntity(Keys.Partition(instanceId), rowKey);
        await payloads.WriteAsync(row, "Data", Turn.ToJson(arrival), PayloadFolder.Inbox(instanceId), cancellation);
        while (true)
        {
            try
            {
                await _instances.AddEntityAsync(row, cancellation);
                return new InboxRow(rowKey, arrival, Payloads.BlobOf(row, "Data"));
            }
            catch (RequestFailedException there) when (there.Status == (int)HttpStatusCode.Conflict)
            {
                var found = await _instances.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, rowKey, cancellationToken: cancellation);
                // Gone again, it was perhaps taken in; the instance knows, so once more is safe, and dropping it might not be.
                if (!found.HasValue) continue;
                return found.Value!.GetInt32("DataParts") != 0 ? new InboxRow(rowKey, arrival, Payloads.BlobOf(found.Value, "Data")) : null;
            }
        }
    }

    public Task DeleteRowAsync(string instanceId, string rowKey, CancellationToken cancellation) =>
        _instances.DeleteEntityAsync(Keys.Partition(instanceId), rowKey, ETag.All, cancellation);

    /// <summary>Removes the blobs of an outbox row that is gone.</summary>
    public Task DeleteOutboxBlobsAsync(string senderId, string rowKey, CancellationToken cancellation) =>
        payloads.DeleteAsync(PayloadFolder.Outbox(senderId, rowKey), _ => true, cancellation);

    public Task DeleteBlobAsync(string blob, CancellationToken cancellation) => payloads.DeleteAsync(blob, cancellation);

    /// <summary>Removes what an ended instance left; the status row last, so that a crash leaves something to remove again.</summary>
    public async Task PurgeAsync(InstanceRow row, CancellationToken cancellation)
    {
        var partition = Keys.Partition(row.InstanceId);
        await DeleteRowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {Keys.FirstStatus}"), cancellation);
        await payloads.DeleteAsync(PayloadFolder.Instance(row.InstanceId), _ => true, cancellation);
        await _instances.DeleteEntityAsync(partition, Keys.Status(row.InstanceId), row.ETag, cancellation);
    }

    /// <summary>Removes the history and the blobs of an execution that is over, whose rows are known.</summary>
    public async Task ForgetAsync(InstanceRow over, CancellationToken cancellation)
    {
        var partition = Keys.Partition(over.InstanceId);
        // One by one, not as a transaction: a row that was never there, such as an empty seed, would fail the others.
        await Parallel.ForAsync(0, over.Turns + 1, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (turn, token) =>
            await _instances.DeleteEntityAsync(partition, Keys.History(over, turn), ETag.All, token));
        await payloads.DeleteAsync(PayloadFolder.Of(over), _ => true, cancellation);
    }

    /// <summary>Removes the marks of messages that were taken in before an instant: nobody repeats those any more.</summary>
    public Task DeleteMarksAsync(string instanceId, DateTimeOffset before, CancellationToken cancellation) => DeleteRowsAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Partition(instanceId)} and RowKey ge {"k"} and RowKey lt {"l"} and DataParts eq 0 and Timestamp lt {before}"),
        cancellation);

    private static TableTransactionAction Upsert(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    private async Task<TableTransactionAction> RowAsync(InstanceRow owner, string rowKey, string data, CancellationToken cancellation, string? folder = null)
    {
        var row = new TableEntity(Keys.Partition(owner.InstanceId), rowKey);
        await payloads.WriteAsync(row, "Data", data, folder ?? PayloadFolder.Of(owner), cancellation);
        return Upsert(row);
    }

    private async Task DeleteRowsAsync(string filter, CancellationToken cancellation)
    {
        var batch = new List<TableTransactionAction>();
        await foreach (var row in _instances.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            batch.Add(new(TableTransactionActionType.Delete, row, ETag.All));
            if (batch.Count < MostRows) continue;
            await _instances.SubmitTransactionAsync(batch, cancellation);
            batch.Clear();
        }

        if (batch.Count > 0) await _instances.SubmitTransactionAsync(batch, cancellation);
    }
}

/// <summary>What one turn stores.</summary>
internal sealed record Commit(InstanceRow Before, InstanceRow After)
{
    /// <summary>The turn as JSON.</summary>
    public string? Turn { get; init; }

    /// <summary>First arrivals of the next execution as JSON, with continue-as-new.</summary>
    public string? Seed { get; init; }

    /// <summary>Messages to others as JSON.</summary>
    public string? Outbox { get; init; }

    public string? OutboxKey { get; init; }

    public IReadOnlyList<string> Consumed { get; init; } = [];

    /// <summary>Turns that are stored anew, by key, when an instance is rewound.</summary>
    public IReadOnlyDictionary<string, string> Rewritten { get; init; } = new Dictionary<string, string>();
}
