using Azure;
using Azure.Data.Tables;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>Turns a change into the actions of one entity-group transaction.</summary>
internal static class RunTransaction
{
    public static IReadOnlyList<TableTransactionAction> Create(RunChange first, DateTimeOffset now)
    {
        var (rows, run) = RowsOf(first, now);
        return [new(TableTransactionActionType.Add, JsonRow.From(run.Id, RowKeys.Run, run)), .. rows];
    }

    public static (IReadOnlyList<TableTransactionAction> Actions, Run After) Replace(RunChange change, ETag head, DateTimeOffset now)
    {
        var (rows, run) = RowsOf(change, now);
        return ([new(TableTransactionActionType.UpdateReplace, JsonRow.From(run.Id, RowKeys.Run, run), head), .. rows], run);
    }

    private static (List<TableTransactionAction> Rows, Run Run) RowsOf(RunChange change, DateTimeOffset now)
    {
        var run = change.Run with { UpdatedAt = now };
        var rows = new List<TableTransactionAction>();
        foreach (var (key, document) in change.Put)
            rows.Add(new(TableTransactionActionType.UpsertReplace, JsonRow.From(run.Id, key, document)));
        foreach (var key in change.Delete)
            rows.Add(new(TableTransactionActionType.Delete, new TableEntity(run.Id, key), ETag.All));
        foreach (var signal in change.Signals)
            rows.Add(new(TableTransactionActionType.UpsertReplace, JsonRow.From(run.Id, RowKeys.SignalRow(signal), signal)));
        foreach (var entry in change.Audit)
        {
            var placed = AuditChain.Append(HandInSource.Of(entry), run.AuditSequence + 1, now, run.Stage, run.AuditHash);
            run = run with { AuditSequence = placed.Sequence, AuditHash = placed.Hash };
            rows.Add(new(TableTransactionActionType.Add, JsonRow.From(run.Id, RowKeys.Audit(placed.Sequence), placed)));
        }

        return (rows, run);
    }
}
