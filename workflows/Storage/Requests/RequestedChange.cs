using Azure.Data.Tables;

namespace Onboarding.Workflows.Storage.Requests;

/// <summary>
/// What a request asks of the change that it makes to its run: that a document still has the version that was seen, and that the same
/// request twice has one effect. It goes with the request to <see cref="RunStore.ChangeAsync"/>, which looks at both before it decides and
/// commits both with the change, so that nobody slips in between. Only the request's first change of its run is meant; what the request
/// sets in motion afterwards is not.
/// </summary>
/// <param name="runId">The run.</param>
public sealed class RequestedChange(string runId) : IDisposable
{
    /// <summary>Stands for any version, as long as the document is there.</summary>
    public const string AnyVersion = "*";

    private static readonly AsyncLocal<RequestedChange?> Ambient = new();

    private int _taken;

    /// <summary>Row of the document that is replaced; null: no single one.</summary>
    public string? RowKey { get; init; }

    /// <summary>Versions of which the document must have one; empty: it may have any, or not be there.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>How the request is known again; null: each counts.</summary>
    public RepeatKey? Repeat { get; init; }

    /// <summary>The document's version after the change; null: it is not there, or no change was asked for.</summary>
    public string? Version { get; private set; }

    /// <summary>True when the key is stored.</summary>
    public bool IsStored { get; private set; }

    /// <summary>Makes this what the rest of the caller's flow is asked for, until it is disposed of.</summary>
    public RequestedChange Begin() => Ambient.Value = this;

    /// <summary>Ends it, also for what the flow left behind.</summary>
    public void Dispose() => Interlocked.Exchange(ref _taken, 1);

    internal void Stored() => IsStored = true;

    internal static RequestedChange? TakeFor(string runId) =>
        Ambient.Value is { } asked && asked.IsOf(runId) && Interlocked.Exchange(ref asked._taken, 1) == 0 ? asked : null;

    /// <exception cref="RepeatedRequestException">It was done before.</exception>
    /// <exception cref="StaleRowException">The document has another version.</exception>
    internal async Task CheckAsync(TableClient table, CancellationToken cancellation)
    {
        if (Repeat is not null && await FindAsync(table, RowKeys.Answer(Repeat.Id), cancellation) is { } answer)
            throw new RepeatedRequestException(JsonRow.Read<KeptAnswer>(answer));
        var row = RowKey is null ? null : await FindAsync(table, RowKey, cancellation);
        Version = row is null ? null : RowVersion.Of(row);
        if (Expected.Count == 0 || Expected.Any(IsMet)) return;
        throw new StaleRowException(runId, Version, row is null ? null : await ChangeOfAsync(table, row, cancellation));
    }

    internal IReadOnlyList<TableTransactionAction> With(IReadOnlyList<TableTransactionAction> actions)
    {
        if (RowKey is not null && actions.FirstOrDefault(action => action.Entity.RowKey == RowKey) is { } written)
            Version = written.ActionType == TableTransactionActionType.Delete ? null : RowVersion.Of((TableEntity)written.Entity);
        return Repeat is null
            ? actions
            : [.. actions, new(TableTransactionActionType.Add, JsonRow.From(runId, RowKeys.Answer(Repeat.Id), new KeptAnswer(Repeat.Fingerprint)))];
    }

    private bool IsOf(string id) => runId == id;

    private bool IsMet(string expected) => expected == AnyVersion ? Version is not null : expected == Version;

    private async Task<AuditEntry?> ChangeOfAsync(TableClient table, TableEntity row, CancellationToken cancellation) =>
        RowVersion.EntryOf(row) is { } sequence && await FindAsync(table, RowKeys.Audit(sequence), cancellation) is { } entry
            ? JsonRow.Read<AuditEntry>(entry)
            : null;

    private async Task<TableEntity?> FindAsync(TableClient table, string rowKey, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(runId, rowKey, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }
}
