using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Onboarding.Cli.Backup;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>An account of its own whose rows a test writes itself: what is backed up and restored needs no app.</summary>
internal sealed class StoredAccount
{
    public static readonly BackupTables Hub = new("Drill");

    private StoredAccount(string connection)
    {
        Connection = connection;
        Tables = new TableServiceClient(connection);
        Blobs = new BlobServiceClient(connection);
    }

    public string Connection { get; }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    public BackupStorage Storage => new(Tables, Blobs);

    public static async Task<StoredAccount> EmptyAsync()
    {
        var azurite = await SharedAzurite.GetAsync();
        return new StoredAccount(azurite.ConnectionString(azurite.NextAccount()));
    }

    /// <summary>One with the tables that an app makes when it starts, and runs of which there is only the head.</summary>
    public static async Task<StoredAccount> WithRunsAsync(params string[] runs)
    {
        var account = await EmptyAsync();
        foreach (var table in Hub.Needed.Append(BackupTables.Index)) await account.Tables.CreateTableAsync(table);
        foreach (var run in runs) await account.PutAsync(BackupTables.Runs, Head(run));
        return account;
    }

    public static TableEntity Head(string run, string title = "A run", int entries = 0) => new(run, "run")
    {
        ["Json"] = $$"""{"title":"{{title}}","createdAt":"2026-03-02T12:00:00Z","status":"running","stage":"pilot","auditSequence":{{entries}},"auditHash":""}""",
    };

    public async Task PutAsync(string table, TableEntity row)
    {
        await Tables.CreateTableIfNotExistsAsync(table);
        await Tables.GetTableClient(table).UpsertEntityAsync(row, TableUpdateMode.Replace);
    }

    public async Task PutBlobAsync(string container, string name, string content)
    {
        var client = Blobs.GetBlobContainerClient(container);
        await client.CreateIfNotExistsAsync();
        await client.UploadBlobAsync(name, BinaryData.FromString(content));
    }

    public async Task<string> ReadBlobAsync(string container, string name) =>
        (await Blobs.GetBlobContainerClient(container).GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString();

    /// <summary>Backs it up.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="tables">Its tables; null: those that it has.</param>
    /// <param name="meanwhile">What happens between the two looks of the first reading.</param>
    public Task<BackupManifest> BackUpAsync(BackupFolder folder, BackupTables? tables = null, Action? meanwhile = null)
    {
        var options = new TableClientOptions();
        // The second look asks for the keys alone.
        if (meanwhile is not null) options.AddPolicy(new BeforeTheFirst("$select=", meanwhile), HttpPipelinePosition.PerCall);
        var storage = new BackupStorage(new TableServiceClient(Connection, options), Blobs);
        return new TakeBackup(storage, tables ?? Hub, folder, (_, _) => { }).RunAsync(CancellationToken.None);
    }

    public Task<RestoreResult> RestoreAsync(BackupFolder folder, BackupManifest manifest) =>
        new RestoreBackup(Storage, Hub, folder, (_, _) => { }).RunAsync(manifest, CancellationToken.None);

    public async Task<IReadOnlyList<string>> TablesAsync() => await Tables.QueryAsync().Select(table => table.Name).ToListAsync();

    public async Task<IReadOnlyList<TableEntity>> RowsAsync(string table) => await Tables.GetTableClient(table).QueryAsync<TableEntity>().ToListAsync();

    /// <summary>Does something once, before the first request whose address has a text in it.</summary>
    private sealed class BeforeTheFirst(string text, Action happens) : HttpPipelineSynchronousPolicy
    {
        private int _done;

        public override void OnSendingRequest(HttpMessage message)
        {
            var address = Uri.UnescapeDataString(message.Request.Uri.ToString());
            if (address.Contains(text, StringComparison.Ordinal) && Interlocked.Exchange(ref _done, 1) == 0) happens();
        }
    }
}
