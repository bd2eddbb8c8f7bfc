using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Onboarding.Cli.Backup;
using Onboarding.Integration.Tests.Cli;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>A run that changes while it is read is in the backup as it was at one instant.</summary>
public sealed class ChangingRunTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly BackupTables Tables = new("Changing");

    [Fact]
    public async Task What_changed_between_the_two_looks_is_read_again_and_what_did_not_is_not()
    {
        var tables = new TableServiceClient(azurite.ConnectionString);
        var runs = await TableAsync(tables, BackupTables.Runs);
        await TableAsync(tables, BackupTables.Index);
        foreach (var run in new[] { "run-quiet", "run-busy" }) await runs.UpsertEntityAsync(Head(run, "before"));
        var options = new TableClientOptions();
        // The second look asks for the keys alone.
        options.AddPolicy(new BeforeTheFirst("$select=", () => runs.UpsertEntity(Head("run-busy", "after"))), HttpPipelinePosition.PerCall);
        var storage = new BackupStorage(new TableServiceClient(azurite.ConnectionString, options), new BlobServiceClient(azurite.ConnectionString));
        using var scratch = new ScratchFolder();
        var folder = new BackupFolder(scratch.At("backup"));

        var manifest = (await new TakeBackup(storage, Tables, folder, (_, _) => { }).RunAsync(CancellationToken.None)).Manifest;

        Assert.Equal((2, 2), (manifest.Runs, Assert.Single(manifest.ReadAgain).Value));
        Assert.Contains("after", Assert.Single(await LinesAsync(folder, 2)), StringComparison.Ordinal);
        Assert.Equal(2, manifest.Rows[BackupManifest.OfRuns].Count);
    }

    private static async Task<TableClient> TableAsync(TableServiceClient tables, string name)
    {
        await tables.CreateTableIfNotExistsAsync(name);
        return tables.GetTableClient(name);
    }

    private static TableEntity Head(string run, string title) =>
        new(run, "run") { ["Json"] = $$"""{"title":"{{title}}","createdAt":"2026-03-02T12:00:00Z","status":"running","stage":"pilot"}""" };

    private static async Task<IReadOnlyList<string>> LinesAsync(BackupFolder folder, int reading)
    {
        var lines = new List<string>();
        await foreach (var line in folder.LinesAsync(BackupFolder.Runs(reading), CancellationToken.None)) lines.Add(line);
        return lines;
    }

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
