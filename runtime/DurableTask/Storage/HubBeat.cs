using System.Net;
using Azure;
using Azure.Data.Tables;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>A counter of the hub's own in its tables: when it is not where this process left it, storage has gone back in time.</summary>
internal sealed class HubBeat(TableClient table)
{
    private const string Partition = "hub";
    private const string Row = "beat";

    private readonly string _process = Guid.NewGuid().ToString("N");
    private ETag? _last;
    private long _count;

    /// <summary>Counts one up. False: storage has forgotten what this process last counted.</summary>
    public async Task<bool> TryAsync(CancellationToken cancellation)
    {
        var row = new TableEntity(Partition, Row) { ["Count"] = ++_count, ["Process"] = _process };
        try
        {
            var response = _last is { } last
                ? await table.UpdateEntityAsync(row, last, TableUpdateMode.Replace, cancellation)
                : await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
            _last = response.Headers.ETag;
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            // A repeat of a write that was done, although its answer was lost, is refused: then what is there is ours.
            var there = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellation);
            var isOurs = there.HasValue && there.Value!.GetString("Process") == _process && there.Value.GetInt64("Count") == _count;
            _last = isOurs ? there.Value!.ETag : null;
            return isOurs;
        }
    }
}
