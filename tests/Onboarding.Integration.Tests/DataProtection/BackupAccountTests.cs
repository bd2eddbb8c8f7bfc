using Azure.Data.Tables;
using Onboarding.Cli;
using Onboarding.Cli.Backup;
using Onboarding.Integration.Tests.Cli;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>A backup is of the account and the task hub that the app has, with every blob that a row names.</summary>
public sealed class BackupAccountTests
{
    [Fact]
    public async Task An_account_that_no_app_has_used_and_another_task_hub_are_refused()
    {
        var (account, empty) = (await StoredAccount.WithRunsAsync("run-1"), await StoredAccount.EmptyAsync());
        using var scratch = new ScratchFolder();

        Assert.Equal(ExitCodes.BadInput, await CommandLine.RunAsync(["backup", scratch.At("empty"), "--storage", empty.Connection]));
        Assert.Equal(ExitCodes.BadInput, await CommandLine.RunAsync(["backup", scratch.At("hub"), "--storage", account.Connection]));
        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["backup", scratch.At("right"), "--storage", account.Connection, "--hub", StoredAccount.Hub.Hub]));

        Assert.Empty(Directory.GetFiles(scratch.At("empty")));
        Assert.Empty(Directory.GetFiles(scratch.At("hub")));
    }

    [Fact]
    public async Task Where_Azure_keeps_the_engine_s_state_it_is_left_out_when_that_is_said()
    {
        var account = await StoredAccount.WithRunsAsync("run-1");
        // What Azure's engine has there would be half of its state.
        await account.PutAsync(StoredAccount.Hub.Instances, new TableEntity("run-1:pilot", "") { ["RuntimeStatus"] = "Running" });
        using var scratch = new ScratchFolder();

        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["backup", scratch.At("other"), "--storage", account.Connection, "--without-engine"]));
        var manifest = await account.BackUpAsync(new BackupFolder(scratch.At("backup")), StoredAccount.Hub with { HasEngine = false });

        Assert.Equal(1, manifest.Rows[BackupManifest.OfRuns].Count);
    }

    [Fact]
    public async Task A_blob_that_is_not_there_yet_is_missing_each_time_until_it_is_fetched_and_then_it_is_listed_once()
    {
        var account = await StoredAccount.EmptyAsync();
        using var scratch = new ScratchFolder();
        var folder = new BackupFolder(scratch.At("backup"));
        await using (var list = folder.Create(BackupFolder.BlobList))
        {
            var blobs = new BackupBlobs(account.Storage, folder, list);
            Task<bool> FetchAsync() => blobs.FetchAsync("drill-hub", "payload", CancellationToken.None);

            Assert.False(await FetchAsync());
            Assert.False(await FetchAsync());
            await account.PutBlobAsync("drill-hub", "payload", "large");
            Assert.True(await FetchAsync());
            Assert.True(await FetchAsync());
        }

        var listed = Assert.Single(await folder.LinesAsync(BackupFolder.BlobList, CancellationToken.None).ToListAsync());
        Assert.Equal(("payload", 5L), (BackupBlob.Read(listed).Name, BackupBlob.Read(listed).Size));
        Assert.Equal("large", await File.ReadAllTextAsync(folder.Blob("drill-hub", "payload")));
    }
}
