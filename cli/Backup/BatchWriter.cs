using Azure.Data.Tables;

namespace Onboarding.Cli.Backup;

/// <summary>Writes rows in transactions as large as storage takes, some at a time. Rows replace what is there, so writing again changes nothing.</summary>
internal sealed class BatchWriter(BackupStorage storage, CancellationToken cancellation) : IAsyncDisposable
{
    // Azure: 100 rows and 4 MiB a transaction; as JSON a letter may take six bytes.
    private const int MostRows = 100;
    private const int MostLetters = 500_000;
    private const int AtOnce = 8;

    private readonly List<Task> _underWay = [];
    private readonly List<TableTransactionAction> _batch = [];
    private (string Table, string Partition) _place = ("", "");
    private int _letters;

    /// <summary>Puts a row into the batch of its partition. Rows of one partition that follow each other share transactions.</summary>
    /// <param name="table">Table.</param>
    /// <param name="row">Row.</param>
    /// <param name="letters">About how large it is.</param>
    public async Task PutAsync(string table, TableEntity row, int letters)
    {
        if (_place != (table, row.PartitionKey) || _batch.Count == MostRows || _letters + letters > MostLetters) await SendAsync();
        _place = (table, row.PartitionKey);
        _letters += letters;
        _batch.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
    }

    /// <summary>Completed when everything is stored.</summary>
    public async Task FlushAsync()
    {
        await SendAsync();
        await Task.WhenAll(_underWay);
        _underWay.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        // Left by a failure: what is under way ends before the caller goes on.
        await Task.WhenAll(_underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SendAsync()
    {
        if (_batch.Count == 0) return;
        var batch = _batch.ToList();
        _underWay.Add(storage.Tables.GetTableClient(_place.Table).SubmitTransactionAsync(batch, cancellation));
        _batch.Clear();
        _letters = 0;
        if (_underWay.Count < AtOnce) return;
        var ended = await Task.WhenAny(_underWay);
        _underWay.Remove(ended);
        await ended;
    }
}
