using System.Diagnostics;
using System.Net;
using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Listing;

/// <summary>
/// Brings a run's index rows up to what the run is now. A change that shows leaves the row <c>index-due</c> in the run's own transaction; it goes
/// when the rows are written, so that whoever finds it finishes what a crash left. Row <c>index</c> names the rows that may be there, before
/// they are: of two that write at once the slower one starts again, and no row is forgotten.
/// </summary>
internal sealed class IndexUpdate(TableClient table, RunStore store, RunIndex index)
{
    /// <summary>Writes what is missing and removes what is there no more. Gives up, for the reconciler to find, when others are faster all the time.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="why">What is known of them.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task RunAsync(string runId, IndexDoubt why, CancellationToken cancellation)
    {
        var (begun, tried) = (Stopwatch.GetTimestamp(), new HashSet<IndexPlace>());
        for (var attempt = 1; !await TryAsync(runId, why, tried, cancellation) && Contention.MayGoOn(begun); attempt++)
            await Contention.PauseAsync(attempt, cancellation);
    }

    // False when somebody else was faster. What was tried meanwhile may be there, and is taken away the next time.
    private async Task<bool> TryAsync(string runId, IndexDoubt why, HashSet<IndexPlace> tried, CancellationToken cancellation)
    {
        var marks = await MarksAsync(runId, cancellation);
        var former = marks.Index is { } row ? JsonRow.Read<IndexedRun>(row) : null;
        if (why == IndexDoubt.None && marks.Due is null && tried.Count == 0 && former is not null) return true;
        if (await ListingArchive.ReadAsync(store, runId, cancellation) is not { } listed) return true;
        var target = new IndexedRun(IndexPlace.Of(listed), listed.Shown);
        var all = why == IndexDoubt.Everything;
        var isCurrent = !all && tried.Count == 0 && former is { IsWhole: true } && former.Shown == target.Shown && former.Places.SequenceEqual(target.Places);
        if (!isCurrent && !await WriteAsync(listed, target, all ? null : former, [.. former?.Places ?? [], .. tried], marks.Index?.ETag, tried, cancellation)) return false;
        return marks.Due is null || await TakeAsync(marks.Due, cancellation);
    }

    private async Task<bool> WriteAsync(
        ListedRun listed, IndexedRun target, IndexedRun? former, HashSet<IndexPlace> there, ETag? version, HashSet<IndexPlace> tried, CancellationToken cancellation)
    {
        var claim = new IndexedRun([.. there.Union(target.Places)], target.Shown) { IsWhole = false };
        if (await MarkAsync(listed.Card.RunId, claim, version, cancellation) is not { } claimed) return false;
        // Rows that read as before need not be written again, unless a try of ours came too late and may have overwritten them.
        var standing = tried.Count == 0 && former is { IsWhole: true } && former.Shown == target.Shown ? former.Places : [];
        tried.UnionWith(target.Places);
        await index.ReplaceAsync(listed.Card, target.Places.Except(standing), there.Except(target.Places), cancellation);
        // The row by which the run is found by the reconciler comes last: until then it is looked after.
        await index.PutAsync(listed.Run, listed.Card, cancellation);
        if (await MarkAsync(listed.Card.RunId, target, claimed, cancellation) is null) return false;
        tried.Clear();
        return true;
    }

    private async Task<(TableEntity? Index, TableEntity? Due)> MarksAsync(string runId, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        // A range, which storage answers by its keys; with "or" it would read the whole partition.
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {runId} and RowKey ge {RowKeys.Indexed} and RowKey le {RowKeys.IndexDue}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)) rows.Add(row);
        return (rows.Find(row => row.RowKey == RowKeys.Indexed), rows.Find(row => row.RowKey == RowKeys.IndexDue));
    }

    // The new version; null when somebody else was faster.
    private async Task<ETag?> MarkAsync(string runId, IndexedRun mark, ETag? version, CancellationToken cancellation)
    {
        var row = JsonRow.From(runId, RowKeys.Indexed, mark);
        try
        {
            var answer = version is { } known
                ? await table.UpdateEntityAsync(row, known, TableUpdateMode.Replace, cancellation)
                : await table.AddEntityAsync(row, cancellation);
            return answer.Headers.ETag;
        }
        catch (RequestFailedException lost) when (Contention.IsLostRace(lost))
        {
            return null;
        }
    }

    private async Task<bool> TakeAsync(TableEntity due, CancellationToken cancellation)
    {
        try
        {
            await table.DeleteEntityAsync(due.PartitionKey, due.RowKey, due.ETag, cancellation);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            // The run has changed again meanwhile.
            return false;
        }
    }
}

/// <summary>What is known of a run's index rows.</summary>
internal enum IndexDoubt
{
    /// <summary>Nothing speaks against them, unless the run's own rows do.</summary>
    None,

    /// <summary>The run has changed.</summary>
    Changed,

    /// <summary>They may not be what is on record: all are written again.</summary>
    Everything,
}

/// <summary>Which rows of the index may be a run's. Row <c>index</c>.</summary>
/// <param name="Places">Where they stand.</param>
/// <param name="Shown">What they show.</param>
internal sealed record IndexedRun(IReadOnlyList<IndexPlace> Places, string Shown)
{
    /// <summary>False while they are being written.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Keys of the people in whose lists it stands.</summary>
    internal IEnumerable<string> People => Places.Select(place => place.PersonKey).OfType<string>().Distinct();
}

/// <summary>That the index lags behind its run. Row <c>index-due</c>.</summary>
/// <param name="Since">UTC.</param>
internal sealed record IndexDue(DateTimeOffset Since);
