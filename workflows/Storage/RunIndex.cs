using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// Index rows for lists, newest run first, so that listing costs the page and not the table. Written after the run itself;
/// the reconciler repairs what a crash left behind.
/// </summary>
public sealed class RunIndex(TableServiceClient tables)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingIndex";

    private const string Partition = "runs";
    private const int TickDigits = 19;
    private const int LongestKey = 100;

    private static readonly SearchValues<char> IdLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Writes the run's index row.</summary>
    public Task PutAsync(Run run, CancellationToken cancellation = default)
    {
        var row = new TableEntity(Partition, KeyOf(run))
        {
            ["RunId"] = run.Id,
            ["Status"] = run.Status.ToString(),
            ["Stage"] = run.Stage,
            ["WindsUp"] = run.IsWindingUp,
        };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Removes a row that a start left which came second, so that no run is listed twice. Removing it again changes nothing.</summary>
    /// <param name="key">Its key, which is not the run's <see cref="KeyOf"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task RemoveAsync(string key, CancellationToken cancellation = default) =>
        _table.DeleteEntityAsync(Partition, key, ETag.All, cancellation);

    /// <summary>Every row that says its run goes on, or has not come to rest since it was cancelled.</summary>
    public async IAsyncEnumerable<IndexRow> LiveAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and (Status eq {RunStatus.Running.ToString()} or Status eq {RunStatus.ScaledUp.ToString()} or WindsUp eq {true})");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return new IndexRow(row.RowKey, row.GetString("RunId"));
    }

    /// <summary>One page of run ids, newest first, and where the next page starts; null after the last. A page with a next one is full.</summary>
    /// <param name="status">Only runs with this status; null for all.</param>
    /// <param name="stage">Only runs in this stage; null for all.</param>
    /// <param name="pageSize">1 to 100.</param>
    /// <param name="continuation">From the page before, see <see cref="IsKey"/>; null for the first.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<(IReadOnlyList<string> RunIds, string? Continuation)> ListAsync(
        RunStatus? status, string? stage, int pageSize, string? continuation, CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        if (status is { } wanted) filter += " and " + TableClient.CreateQueryFilter($"Status eq {wanted.ToString()}");
        if (stage is not null) filter += " and " + TableClient.CreateQueryFilter($"Stage eq {stage}");
        if (continuation is not null) filter += " and " + TableClient.CreateQueryFilter($"RowKey gt {continuation}");
        var page = new List<IndexRow>(pageSize);
        // One more than the page tells whether there is a next one.
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, pageSize + 1, cancellationToken: cancellation))
        {
            if (page.Count == pageSize) return (RunIdsOf(page), page[^1].Key);
            page.Add(new IndexRow(row.RowKey, row.GetString("RunId")));
        }

        return (RunIdsOf(page), null);
    }

    /// <summary>True when a text can be a row's key, and so the continuation of a page that ended with it.</summary>
    public static bool IsKey(string text) =>
        text.Length is > TickDigits + 1 and <= LongestKey && text[TickDigits] == ':'
        && text.AsSpan(0, TickDigits).IndexOfAnyExceptInRange('0', '9') < 0
        && text.AsSpan(TickDigits + 1).IndexOfAnyExcept(IdLetters) < 0;

    /// <summary>True when the run's row would be another.</summary>
    public static bool ShowsDifference(Run before, Run after) =>
        before.Status != after.Status || before.Stage != after.Stage || before.IsWindingUp != after.IsWindingUp;

    /// <summary>Key of the run's row: descending ticks sort the newest first; the id keeps keys of the same instant apart.</summary>
    public static string KeyOf(Run run) =>
        (DateTimeOffset.MaxValue.UtcTicks - run.CreatedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + ":" + run.Id;

    private static string[] RunIdsOf(List<IndexRow> page) => [.. page.Select(row => row.RunId)];
}

/// <summary>A row of the index.</summary>
/// <param name="Key">Its key.</param>
/// <param name="RunId">The run it lists.</param>
public sealed record IndexRow(string Key, string RunId);
