using Azure.Data.Tables;
using Onboarding.Cli;
using Onboarding.Cli.Backup;
using Onboarding.Integration.Tests.Cli;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>A restore writes nothing before it knows that it may, and is whole only when everything is as in the backup.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private BackupFolder Folder => new(_scratch.At("backup"));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task An_audit_that_did_not_verify_in_storage_is_restored_as_it_was_and_the_app_may_start()
    {
        var account = await StoredAccount.WithRunsAsync("run-1");
        await account.PutAsync(BackupTables.Runs, StoredAccount.Head("run-broken", entries: 3));
        var empty = await StoredAccount.EmptyAsync();

        Assert.Equal(ExitCodes.Failure, await CommandLine.RunAsync(["backup", Folder.Path, "--storage", account.Connection, "--hub", StoredAccount.Hub.Hub]));
        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["restore", Folder.Path, "--storage", empty.Connection]));

        Assert.DoesNotContain(RestoreBackup.Marker, await empty.TablesAsync());
        Assert.Equal(2, (await empty.RowsAsync(BackupTables.Runs)).Count);
    }

    [Fact]
    public async Task An_audit_that_verified_in_storage_and_does_not_any_more_keeps_the_app_from_starting()
    {
        var account = await StoredAccount.WithRunsAsync();
        await account.PutAsync(BackupTables.Runs, StoredAccount.Head("run-broken", entries: 3));
        var manifest = await account.BackUpAsync(Folder);
        var empty = await StoredAccount.EmptyAsync();

        var restored = await empty.RestoreAsync(Folder, manifest with { BrokenAudits = new Dictionary<string, int>() });

        Assert.Equal(["audits"], restored.Differing);
        Assert.Contains(RestoreBackup.Marker, await empty.TablesAsync());
    }

    [Fact]
    public async Task Rows_without_a_head_are_no_run_and_are_restored_all_the_same()
    {
        var account = await StoredAccount.WithRunsAsync("run-1");
        await account.PutAsync(BackupTables.Runs, new TableEntity("run-orphan", "mail:1") { ["Json"] = "{}" });
        await account.PutAsync(StoredAccount.Hub.Instances, new TableEntity("reconciler", "s0") { ["Status"] = "Completed" });

        var manifest = await account.BackUpAsync(Folder);
        var restored = await (await StoredAccount.EmptyAsync()).RestoreAsync(Folder, manifest);

        Assert.Equal((1, 3), (manifest.Runs, manifest.Rows[BackupManifest.OfRuns].Count));
        Assert.True(restored.IsWhole);
    }

    [Fact]
    public async Task Files_and_large_payloads_of_the_engine_are_there_again()
    {
        var account = await StoredAccount.WithRunsAsync("run-1");
        await account.PutBlobAsync(BackupTables.Evidence, "run-1/terms.txt", "agreed");
        await account.PutBlobAsync(StoredAccount.Hub.Payloads, "payload", "large");
        await account.PutAsync(StoredAccount.Hub.Instances, new TableEntity("run-1:pilot", "s0") { ["Status"] = "Completed", ["Output"] = "payload", ["OutputParts"] = -1 });
        var manifest = await account.BackUpAsync(Folder);
        var empty = await StoredAccount.EmptyAsync();

        var restored = await empty.RestoreAsync(Folder, manifest);

        Assert.Equal((true, 2), (restored.IsWhole, manifest.Blobs.Count));
        Assert.Equal("agreed", await empty.ReadBlobAsync(BackupTables.Evidence, "run-1/terms.txt"));
        Assert.Equal("large", await empty.ReadBlobAsync(StoredAccount.Hub.Payloads, "payload"));
    }

    [Theory]
    [InlineData("tables.jsonl.gz")]
    [InlineData("blobs/evidence/run-1/terms.txt")]
    public async Task A_damaged_backup_is_refused_before_anything_is_written(string damaged)
    {
        var account = await StoredAccount.WithRunsAsync("run-1");
        await account.PutBlobAsync(BackupTables.Evidence, "run-1/terms.txt", "agreed");
        await account.BackUpAsync(Folder);
        var empty = await StoredAccount.EmptyAsync();

        await File.AppendAllTextAsync(Path.Combine(Folder.Path, damaged), "x");

        Assert.Equal(ExitCodes.BadInput, await CommandLine.RunAsync(["restore", Folder.Path, "--storage", empty.Connection]));
        Assert.Empty(await empty.TablesAsync());
        Assert.False(await empty.Blobs.GetBlobContainerClient(BackupTables.Evidence).ExistsAsync());
    }

    [Fact]
    public async Task A_manifest_that_does_not_name_every_table_and_file_is_refused_before_anything_is_written()
    {
        var manifest = await (await StoredAccount.WithRunsAsync("run-1")).BackUpAsync(Folder);
        var empty = await StoredAccount.EmptyAsync();
        var wrong = new[]
        {
            manifest with { Rows = manifest.Rows.Where(one => one.Key != "OnboardingLinks").ToDictionary() },
            manifest with { Rows = manifest.Rows.Where(one => one.Key != BackupManifest.OfRuns).ToDictionary() },
            manifest with { Files = manifest.Files.Where(one => one.Key != BackupFolder.BlobList).ToDictionary() },
            manifest with { Readings = manifest.Readings + 1 },
            manifest with { Readings = 0 },
            manifest with { Hub = "no hub" },
        };

        foreach (var one in wrong) await Assert.ThrowsAsync<DamagedBackupException>(() => empty.RestoreAsync(Folder, one));

        Assert.Empty(await empty.TablesAsync());
    }

    [Fact]
    public async Task A_backup_that_is_whole_is_not_overwritten_and_a_folder_without_one_is_no_backup()
    {
        var account = await StoredAccount.WithRunsAsync("run-1");
        await account.BackUpAsync(Folder);

        Assert.Equal(ExitCodes.BadInput, await CommandLine.RunAsync(["backup", Folder.Path, "--storage", account.Connection, "--hub", StoredAccount.Hub.Hub]));
        Assert.Equal(ExitCodes.BadInput, await CommandLine.RunAsync(["restore", _scratch.At("nothing"), "--storage", account.Connection]));
    }

    [Fact]
    public async Task An_account_that_has_files_and_nothing_else_is_taken()
    {
        var manifest = await (await StoredAccount.WithRunsAsync("run-1")).BackUpAsync(Folder);
        var taken = await StoredAccount.EmptyAsync();
        await taken.PutBlobAsync(BackupTables.Evidence, "run-0/terms.txt", "of somebody else");

        var refusal = await Assert.ThrowsAsync<TakenAccountException>(() => taken.RestoreAsync(Folder, manifest));

        Assert.Equal(BackupTables.Evidence, refusal.What);
        Assert.Empty(await taken.TablesAsync());
    }

    [Fact]
    public async Task What_is_read_back_otherwise_than_it_was_backed_up_is_named_and_the_app_does_not_start()
    {
        var account = await StoredAccount.WithRunsAsync("run-1");
        await account.PutBlobAsync(BackupTables.Evidence, "run-1/terms.txt", "agreed");
        var manifest = await account.BackUpAsync(Folder);
        var target = await StoredAccount.EmptyAsync();
        // Begun before, and since then somebody has written there.
        await target.PutAsync(RestoreBackup.Marker, new TableEntity("restore", manifest.Id));
        await target.PutAsync(BackupTables.Runs, new TableEntity("run-1", "mail:1") { ["Json"] = "{}" });
        await target.PutAsync("OnboardingLinks", new TableEntity("hash", "link") { ["RunId"] = "run-0" });

        var restored = await target.RestoreAsync(Folder, manifest with { Blobs = manifest.Blobs with { Count = 2 } });

        Assert.Equal([BackupManifest.OfRuns, "OnboardingLinks", "blobs"], restored.Differing);
        Assert.False(restored.IsWhole);
        Assert.Contains(RestoreBackup.Marker, await target.TablesAsync());
    }
}
