using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Storage.Requests;

namespace Onboarding.Workflows.Storage;

/// <summary>Turns a change into the actions of one entity-group transaction.</summary>
internal static class RunTransaction
{
    /// <summary>Rows that a change may have: Table Storage takes 100, and the head, <c>index-due</c> and the answer to a repeated request are three of them.</summary>
    internal const int MostRows = 97;

    public static IReadOnlyList<TableTransactionAction> Create(RunChange first, DateTimeOffset now)
    {
        var (rows, run) = RowsOf(first with { Run = first.Run with { WaitsSince = now } }, now);
        rows.Add(Due(run, now));
        return [new(TableTransactionActionType.Add, JsonRow.From(run.Id, RowKeys.Run, run)), .. rows];
    }

    public static (IReadOnlyList<TableTransactionAction> Actions, Run After) Replace(RunChange change, Run before, ETag head, DateTimeOffset now)
    {
        var (rows, run) = RowsOf(change with { Run = change.Run with { WaitsSince = WaitsSince(before, change.Run, now) } }, now);
        if (ListedChange.Shows(before, change)) rows.Add(Due(run, now));
        return ([new(TableTransactionActionType.UpdateReplace, JsonRow.From(run.Id, RowKeys.Run, run), head), .. rows], run);
    }

    // An answer at a gate changes for whom it waits, not since when.
    private static DateTimeOffset WaitsSince(Run before, Run after, DateTimeOffset now) =>
        (before.Status, before.Stage, before.StageState, before.Round, before.WaitsFor?.Key, before.WaitsUntil)
        == (after.Status, after.Stage, after.StageState, after.Round, after.WaitsFor?.Key, after.WaitsUntil)
            ? before.WaitsSince ?? before.UpdatedAt
            : now;

    private static TableTransactionAction Due(Run run, DateTimeOffset now) =>
        new(TableTransactionActionType.UpsertReplace, JsonRow.From(run.Id, RowKeys.IndexDue, new IndexDue(now)));

    private static (List<TableTransactionAction> Rows, Run Run) RowsOf(RunChange change, DateTimeOffset now)
    {
        var run = change.Run with { UpdatedAt = now };
        var rows = new List<TableTransactionAction>();
        foreach (var (key, document) in change.Put)
        {
            var row = JsonRow.From(run.Id, key, document);
            if (change.Audit.Count > 0) row[RowVersion.EntryProperty] = run.AuditSequence + change.Audit.Count;
            rows.Add(new(TableTransactionActionType.UpsertReplace, row));
        }

        foreach (var key in change.Delete)
            rows.Add(new(TableTransactionActionType.Delete, new TableEntity(run.Id, key), ETag.All));
        foreach (var signal in change.Signals)
            rows.Add(new(TableTransactionActionType.UpsertReplace, JsonRow.From(run.Id, RowKeys.SignalRow(signal), signal)));
        foreach (var entry in change.Audit)
        {
            var placed = AuditChain.Append(entry, run.AuditSequence + 1, now, run.Stage, run.AuditHash);
            run = run with { AuditSequence = placed.Sequence, AuditHash = placed.Hash };
            rows.Add(new(TableTransactionActionType.Add, JsonRow.From(run.Id, RowKeys.Audit(placed.Sequence), placed)));
        }

        if (rows.Count > MostRows) throw new InvalidOperationException($"A change of run '{run.Id}' has {rows.Count} rows; one transaction takes {MostRows}.");
        return (rows, run);
    }
}
