using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>Reads the hub's instances.</summary>
internal sealed class HubReader(HubClients clients, Payloads payloads, RowMapper rows)
{
    // Beyond it a range is read instead of rows. Azurite looks at its whole table for a range, Azure Storage does not.
    private const int MostPointReads = 256;
    private const int AtOnce = 16;
    private const int LargestPage = 1000;

    private readonly TableClient _instances = clients.Instances;

    public async Task<InstanceRow?> FindAsync(string instanceId, bool withPayloads, CancellationToken cancellation)
    {
        var row = await _instances.GetEntityIfExistsAsync<TableEntity>(Keys.Partition(instanceId), Keys.Status(instanceId), cancellationToken: cancellation);
        return row.HasValue ? await rows.ReadAsync(row.Value!, withPayloads, cancellation) : null;
    }

    /// <summary>Everything of an instance, what waits in its inbox and outbox included; null when there is no such instance.</summary>
    public async Task<InstancePartition?> LoadAsync(string instanceId, CancellationToken cancellation)
    {
        var read = await ReadAllAsync(instanceId, cancellation);
        // A range is read in pages: a turn may have been stored between two of them.
        return read?.Damage is null ? read : await ReadAllAsync(instanceId, cancellation);
    }

    /// <summary>An instance that was asleep, so that nothing waits in its inbox and outbox: what it costs does not grow with the hub.</summary>
    public async Task<InstancePartition?> LoadAsleepAsync(string instanceId, CancellationToken cancellation)
    {
        if (await FindAsync(instanceId, withPayloads: true, cancellation) is not { } row) return null;
        if (row.Turns > MostPointReads) return await LoadAsync(instanceId, cancellation);
        var history = new TableEntity?[row.Turns + 1];
        // Only an execution that was continued as new begins with events.
        await Parallel.ForAsync(row.Execution > 0 ? 0 : 1, history.Length, Options(cancellation), async (turn, token) =>
        {
            var found = await _instances.GetEntityIfExistsAsync<TableEntity>(Keys.Partition(instanceId), Keys.History(row, turn), cancellationToken: token);
            if (found.HasValue) history[turn] = found.Value;
        });
        return await PartitionAsync(row, [.. history.OfType<TableEntity>()], cancellation);
    }

    /// <summary>Status rows that match a filter, page by page.</summary>
    public async IAsyncEnumerable<(IReadOnlyList<InstanceRow> Rows, string? Continuation)> QueryAsync(
        string? filter, int pageSize, string? continuation, bool withPayloads, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var size = Math.Clamp(pageSize, 1, LargestPage);
        var wanted = TableClient.CreateQueryFilter($"RowKey ge {Keys.FirstStatus} and RowKey lt {Keys.AfterStatus}") + (filter is null ? "" : " and " + filter);
        await foreach (var page in _instances.QueryAsync<TableEntity>(wanted, size, cancellationToken: cancellation).AsPages(continuation, size))
        {
            var found = new List<InstanceRow>(page.Values.Count);
            foreach (var row in page.Values) found.Add(await rows.ReadAsync(row, withPayloads, cancellation));
            yield return (found, page.ContinuationToken);
        }
    }

    /// <summary>Ids of the instances that name another one as their parent.</summary>
    public async Task<IReadOnlyList<string>> ChildrenAsync(string parentId, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"RowKey ge {Keys.FirstStatus} and RowKey lt {Keys.AfterStatus} and ParentId eq {parentId}");
        var children = new List<string>();
        await foreach (var row in _instances.QueryAsync<TableEntity>(filter, select: ["InstanceId"], cancellationToken: cancellation)) children.Add(row.GetString("InstanceId"));
        return children;
    }

    private static ParallelOptions Options(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };

    private async Task<InstancePartition?> ReadAllAsync(string instanceId, CancellationToken cancellation)
    {
        var all = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.Partition(instanceId)}");
        await foreach (var row in _instances.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)) all.Add(row);
        return all.Find(row => row.RowKey == Keys.Status(instanceId)) is { } status
            ? await PartitionAsync(await rows.ReadAsync(status, withPayloads: true, cancellation), all, cancellation)
            : null;
    }

    private async Task<InstancePartition> PartitionAsync(InstanceRow row, List<TableEntity> all, CancellationToken cancellation)
    {
        try
        {
            var byKey = all.ToDictionary(one => one.RowKey, StringComparer.Ordinal);
            var turns = new List<Turn>(row.Turns);
            for (var turn = 1; turn <= row.Turns; turn++)
            {
                if (!byKey.TryGetValue(Keys.History(row, turn), out var stored)) return Damaged(row, $"turn {turn} of {row.Turns} is missing in its history");
                turns.Add(Turn.FromJson((await DataAsync(stored, cancellation))!));
            }

            var seed = byKey.TryGetValue(Keys.Seed(row), out var first) ? await DataAsync(first, cancellation) : null;
            return new InstancePartition(row)
            {
                Seed = seed is null ? [] : Turn.FromJson<List<Arrival>>(seed),
                Turns = turns,
                Inbox = await InboxAsync(all, cancellation),
                Outbox = await OutboxAsync(all, cancellation),
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or RequestFailedException { Status: 404 })
        {
            return Damaged(row, $"its stored state cannot be read: {Backoff.Describe(unreadable)} {unreadable.Message.Split('\n')[0]}");
        }
    }

    private static InstancePartition Damaged(InstanceRow row, string why) => new(row) { Damage = $"The orchestration '{row.InstanceId}' cannot go on: {why}." };

    private async Task<IReadOnlyList<InboxRow>> InboxAsync(List<TableEntity> all, CancellationToken cancellation)
    {
        var waiting = new List<InboxRow>();
        foreach (var row in all.Where(row => row.RowKey[0] is 'i' or 'j' or 'k').OrderBy(row => row.RowKey, StringComparer.Ordinal))
        {
            if (await DataAsync(row, cancellation) is { } data) waiting.Add(new(row.RowKey, Turn.FromJson<Arrival>(data), Payloads.BlobOf(row, "Data")));
        }

        return waiting;
    }

    private async Task<IReadOnlyList<OutboxRow>> OutboxAsync(List<TableEntity> all, CancellationToken cancellation)
    {
        var waiting = new List<OutboxRow>();
        foreach (var row in all.Where(row => row.RowKey[0] == 'o').OrderBy(row => row.RowKey, StringComparer.Ordinal))
            waiting.Add(new(row.RowKey, Turn.FromJson<List<OutboxMessage>>((await DataAsync(row, cancellation))!), Payloads.BlobOf(row, "Data") is not null));
        return waiting;
    }

    private Task<string?> DataAsync(TableEntity row, CancellationToken cancellation) => payloads.ReadAsync(row, "Data", cancellation);
}
