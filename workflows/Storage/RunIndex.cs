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

    private readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Writes the run's index row.</summary>
    public Task PutAsync(Run run, CancellationToken cancellation = default)
    {
        var row = new TableEntity(Partition, KeyOf(run))
        {
            ["RunId"] = run.Id,
            ["Status"] = run.Status.ToString(),
            ["Stage"] = run.Stage,
        };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Removes a row that a start left which came second, so that no run is listed twice. Removing it again changes nothing.</summary>
    /// <param name="key">Its key, which is not the run's <see cref="KeyOf"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task RemoveAsync(string key, CancellationToken cancellation = default) =>
        _table.DeleteEntityAsync(Partition, key, ETag.All, cancellation);

    /// <summary>Every row that says its run goes on.</summary>
    public async IAsyncEnumerable<IndexRow> LiveAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Status eq {RunStatus.Running.ToString()}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return new IndexRow(row.RowKey, row.GetString("RunId"));
    }

    /// <summary>One page of run ids, newest first, and where the next page starts; null after the last.</summary>
    /// <param name="status">Only runs with this status; null for all.</param>
    /// <param name="stage">Only runs in this stage; null for all.</param>
    /// <param name="pageSize">1 to 100.</param>
    /// <param name="continuation">From the page before; null for the first.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<(IReadOnlyList<string> RunIds, string? Continuation)> ListAsync(
        RunStatus? status, string? stage, int pageSize, string? continuation, CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        if (status is { } wanted) filter += " and " + TableClient.CreateQueryFilter($"Status eq {wanted.ToString()}");
        if (stage is not null) filter += " and " + TableClient.CreateQueryFilter($"Stage eq {stage}");
        var pages = _table.QueryAsync<TableEntity>(filter, pageSize, cancellationToken: cancellation).AsPages(continuation, pageSize);
        await foreach (Page<TableEntity> page in pages)
            return ([.. page.Values.Select(row => row.GetString("RunId"))], page.ContinuationToken);
        return ([], null);
    }

    /// <summary>True when the list would show the run differently.</summary>
    public static bool ShowsDifference(Run before, Run after) => before.Status != after.Status || before.Stage != after.Stage;

    /// <summary>Key of the run's row: descending ticks sort the newest first; the id keeps keys of the same instant apart.</summary>
    public static string KeyOf(Run run) =>
        (DateTimeOffset.MaxValue.UtcTicks - run.CreatedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + ":" + run.Id;
}

/// <summary>A row of the index.</summary>
/// <param name="Key">Its key.</param>
/// <param name="RunId">The run it lists.</param>
public sealed record IndexRow(string Key, string RunId);
