using Azure;
using Azure.Data.Tables;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>
/// Which instances are not ended. A row without a wake time: its partition must be read at start. A row with one: the instance is
/// asleep until then and nothing waits for it in its inbox. A row is written before the instance and removed after its end.
/// </summary>
internal sealed class LiveIndex(TableClient table)
{
    private const string Partition = "live";

    private readonly GroupedWrites _writes = new(table);

    public Task MarkAwakeAsync(string instanceId, CancellationToken cancellation) =>
        _writes.AddAsync(new(TableTransactionActionType.UpsertReplace, RowOf(instanceId)), cancellation);

    public Task MarkAsleepAsync(string instanceId, DateTimeOffset wakeAt, CancellationToken cancellation)
    {
        var row = RowOf(instanceId);
        row["WakeAt"] = wakeAt;
        return _writes.AddAsync(new(TableTransactionActionType.UpsertReplace, row), cancellation);
    }

    /// <summary>Removes the row before long, after what was written to it before. Nobody waits: a row that stays is removed when it is next read.</summary>
    public void RemoveSoon(string instanceId) => _writes.AddSoon(new(TableTransactionActionType.Delete, RowOf(instanceId), ETag.All));

    /// <summary>Completed when nothing is on its way to the index.</summary>
    public Task WhenWrittenAsync() => _writes.WhenWrittenAsync();

    public async IAsyncEnumerable<(string InstanceId, DateTimeOffset? WakeAt)> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["InstanceId", "WakeAt"], cancellationToken: cancellation))
            yield return (row.GetString("InstanceId"), row.GetDateTimeOffset("WakeAt"));
    }

    private static TableEntity RowOf(string instanceId) => new(Partition, Keys.Partition(instanceId)) { ["InstanceId"] = instanceId };
}
