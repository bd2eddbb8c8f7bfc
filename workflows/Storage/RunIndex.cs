using System.Buffers;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// Index rows for boards and lists, so that listing costs the page and not the table. Partition <c>runs</c> has every run, newest first; a run's
/// other rows are <see cref="IndexPlace"/>s. Written after the run itself; what a crash left behind is repaired, see <see cref="IndexUpdate"/>.
/// </summary>
public sealed class RunIndex(TableServiceClient tables)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingIndex";

    internal const string Partition = "runs";

    // Filters that no range answers by itself are looked up row by row: so many at a time, and so many for a page.
    private const int LookedAtTogether = 250;
    private const int MostLookedAt = 1000;

    private const int TickDigits = 19;
    private const int LongestKey = 100;
    private const string CardColumn = "Card";
    private const string PersonPrefix = "person:";

    private static readonly SearchValues<char> IdLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly string[] LiveColumns = ["RowKey", "RunId"];
    private static readonly string[] CountedColumns = ["Stage", "Status"];

    private readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Writes the run's row of partition <c>runs</c>, by which the run is found by whoever looks after all of them.</summary>
    /// <param name="run">Head of the run.</param>
    /// <param name="card">What lists show; null before the run itself is stored, so that none shows what may never be.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task PutAsync(Run run, RunCard? card = null, CancellationToken cancellation = default) =>
        _table.UpsertEntityAsync(RowOf(run, card), TableUpdateMode.Replace, cancellation);

    internal static TableEntity RowOf(Run run, RunCard? card)
    {
        var row = new TableEntity(Partition, KeyOf(run))
        {
            ["RunId"] = run.Id,
            ["Status"] = run.Status.ToString(),
            ["Stage"] = run.Stage,
            ["WindsUp"] = run.IsWindingUp,
        };
        if (card is not null) row[CardColumn] = JsonRow.TextOf(card);
        return row;
    }

    internal static TableEntity RowOf(IndexPlace place, RunCard card) => new(place.Partition, place.Key) { [CardColumn] = JsonRow.TextOf(card) };

    /// <summary>Removes a row that a start left which came second, so that no run is listed twice. Removing it again changes nothing.</summary>
    /// <param name="key">Its key, which is not the run's <see cref="KeyOf"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task RemoveAsync(string key, CancellationToken cancellation = default) =>
        _table.DeleteEntityAsync(Partition, key, ETag.All, cancellation);

    /// <summary>Every run's row.</summary>
    public IAsyncEnumerable<IndexRow> AllAsync(CancellationToken cancellation = default) => RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellation);

    /// <summary>Removes the row of a run that is gone. One that says its run goes on stays: it may be about to be stored.</summary>
    public async Task RemoveEndedAsync(string key, CancellationToken cancellation = default)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, key, cancellationToken: cancellation);
        if (!row.HasValue || row.Value!.GetString("Status") is nameof(RunStatus.Running) or nameof(RunStatus.ScaledUp)) return;
        await _table.DeleteEntityAsync(Partition, key, row.Value.ETag, cancellation);
    }

    /// <summary>Writes and removes rows at places. Doing it again changes nothing.</summary>
    internal async Task ReplaceAsync(RunCard card, IEnumerable<IndexPlace> put, IEnumerable<IndexPlace> remove, CancellationToken cancellation)
    {
        // A person's rows are one transaction; the others have partitions of their own.
        var writes = put.GroupBy(place => place.Partition.StartsWith(PersonPrefix, StringComparison.Ordinal) ? place.Partition : place.ToString())
            .Select(group => WriteAsync([.. group.Select(place => RowOf(place, card))], cancellation));
        var removals = remove.Select(place => _table.DeleteEntityAsync(place.Partition, place.Key, ETag.All, cancellation));
        await Task.WhenAll([.. writes, .. removals]);
    }

    /// <summary>Every row that says its run goes on, or has not come to rest since it was cancelled.</summary>
    public IAsyncEnumerable<IndexRow> LiveAsync(CancellationToken cancellation = default) => RowsAsync(TableClient.CreateQueryFilter(
        $"PartitionKey eq {Partition} and (Status eq {RunStatus.Running.ToString()} or Status eq {RunStatus.ScaledUp.ToString()} or WindsUp eq {true})"), cancellation);

    /// <summary>How many runs there are, by stage and status: one request for a thousand of them.</summary>
    public async Task<IReadOnlyList<RunCount>> CountAsync(CancellationToken cancellation = default)
    {
        var counts = new Dictionary<(string Stage, RunStatus Status), int>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: CountedColumns, cancellationToken: cancellation))
        {
            if (!Enum.TryParse<RunStatus>(row.GetString("Status"), out var status) || row.GetString("Stage") is not { } stage) continue;
            counts[(stage, status)] = counts.GetValueOrDefault((stage, status)) + 1;
        }

        return [.. counts.Select(count => new RunCount(count.Key.Stage, count.Key.Status, count.Value))];
    }

    /// <summary>Every row of a run that goes on and is at one of the stages: what is looked at is theirs only.</summary>
    /// <param name="stages">Stages.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async IAsyncEnumerable<IndexRow> AtAsync(IEnumerable<string> stages, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var stage in stages)
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {IndexPlace.Stage(stage)}");
            await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation))
                yield return new IndexRow(row.RowKey, row.RowKey[(TickDigits + 1)..]);
        }
    }

    /// <summary>Every row that has no card: from before there were any, or of a run that is being stored at this moment.</summary>
    public async IAsyncEnumerable<IndexRow> BareAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // What a row does not have cannot be asked for, so those that have it are taken out.
        var withCard = new HashSet<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in RowsAsync($"{filter} and {CardColumn} gt ''", cancellation)) withCard.Add(row.Key);
        await foreach (var row in RowsAsync(filter, cancellation))
            if (!withCard.Contains(row.Key)) yield return row;
    }

    /// <summary>
    /// One page of runs and where the next page starts; null after the last. In a stage and among ended ones those come first that moved last,
    /// among overdue ones those that are longest, elsewhere the newest. Where filters meet that no range answers, a page may be shorter than
    /// asked for although another one follows: it ends after 1,000 rows looked at.
    /// </summary>
    /// <param name="filter">Which runs.</param>
    /// <param name="pageSize">1 to 100.</param>
    /// <param name="continuation">From the page before; null for the first.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<(IReadOnlyList<RunCard> Cards, string? Continuation)> PageAsync(
        RunFilter filter, int pageSize, string? continuation, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var page = new List<RunCard>(pageSize);
        if (IndexRange.Of(filter, now) is not { } range) return (page, null);
        var (looked, last) = (0, "");
        await foreach (var row in _table.QueryAsync<TableEntity>(FilterOf(range, continuation), IsAnsweredBy(range, filter) ? pageSize + 1 : LookedAtTogether, cancellationToken: cancellation))
        {
            // One more than the page tells whether there is a next one.
            if (page.Count == pageSize || looked == MostLookedAt) return (page, last);
            (looked, last) = (looked + 1, row.RowKey[range.Prefix.Length..]);
            if (row.GetString(CardColumn) is not { } text) continue;
            var card = JsonRow.Read<RunCard>(text);
            if (filter.Holds(card, now) && IsFirstOfRun(range, row.RowKey, card)) page.Add(card);
        }

        return (page, null);
    }

    /// <summary>True when a text can be a row's key in partition <c>runs</c>.</summary>
    public static bool IsKey(string text) =>
        text.Length is > TickDigits + 1 and <= LongestKey && text[TickDigits] == ':'
        && text.AsSpan(0, TickDigits).IndexOfAnyExceptInRange('0', '9') < 0
        && text.AsSpan(TickDigits + 1).IndexOfAnyExcept(IdLetters) < 0;

    /// <summary>True when a text can be the continuation of a page.</summary>
    public static bool IsContinuation(string text) => IndexRange.IsContinuation(text);

    /// <summary>Key of the run's row: descending ticks sort the newest first; the id keeps keys of the same instant apart.</summary>
    public static string KeyOf(Run run) => IndexPlace.NewestFirst(run.CreatedAt, run.Id);

    private static string FilterOf(IndexRange range, string? continuation) => continuation is null
        ? TableClient.CreateQueryFilter($"PartitionKey eq {range.Partition} and RowKey ge {range.From} and RowKey lt {range.To}")
        : TableClient.CreateQueryFilter($"PartitionKey eq {range.Partition} and RowKey gt {range.Prefix + continuation} and RowKey lt {range.To}");

    // Whether nearly every row of the range is one of the list's. Under a beginning of words a run may have several rows.
    private static bool IsAnsweredBy(IndexRange range, RunFilter filter)
    {
        var conditions = new[] { filter.Status is not null, filter.Ended, filter.Stage is not null, filter.Overdue, filter.WaitsFor is not null, filter.Search is not null };
        return conditions.Count(one => one) switch
        {
            0 => true,
            1 => filter.SeenBy is null || (filter.Status is null && filter.Search is null),
            _ => false,
        } && range.Word is null;
    }

    private static bool IsFirstOfRun(IndexRange range, string key, RunCard card) => range.Word is not { } begin
        || key.StartsWith(SearchWords.Of(card).Where(word => word.StartsWith(begin, StringComparison.Ordinal)).Min(StringComparer.Ordinal) + ":", StringComparison.Ordinal);

    private async IAsyncEnumerable<IndexRow> RowsAsync(string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: LiveColumns, cancellationToken: cancellation))
            yield return new IndexRow(row.RowKey, row.GetString("RunId"));
    }

    private Task WriteAsync(IReadOnlyList<TableEntity> rows, CancellationToken cancellation) => rows.Count == 1
        ? _table.UpsertEntityAsync(rows[0], TableUpdateMode.Replace, cancellation)
        : _table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellation);
}

/// <summary>A row of the index.</summary>
/// <param name="Key">Its key.</param>
/// <param name="RunId">The run it lists.</param>
public sealed record IndexRow(string Key, string RunId);
