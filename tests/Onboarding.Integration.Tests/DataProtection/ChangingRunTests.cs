using Onboarding.Cli.Backup;
using Onboarding.Integration.Tests.Cli;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>A run that changes while it is read is in the backup as it was at one instant.</summary>
public sealed class ChangingRunTests
{
    [Fact]
    public async Task What_changed_between_the_two_looks_is_read_again_and_what_did_not_is_not()
    {
        var account = await StoredAccount.WithRunsAsync("run-quiet", "run-busy");
        using var scratch = new ScratchFolder();
        var folder = new BackupFolder(scratch.At("backup"));

        var manifest = await account.BackUpAsync(folder, meanwhile: () => Change(account, "run-busy"));

        Assert.Equal((2, 2), (manifest.Runs, Assert.Single(manifest.ReadAgain).Value));
        Assert.Contains("after", Assert.Single(await LinesAsync(folder, 2)), StringComparison.Ordinal);
        Assert.Equal(2, manifest.Rows[BackupManifest.OfRuns].Count);
    }

    // With so many that change, the second reading looks at all of them together.
    [Theory]
    [InlineData(0)]
    [InlineData(26)]
    public async Task A_run_that_is_removed_between_the_two_looks_is_not_restored_in_part(int changing)
    {
        var busy = Enumerable.Range(0, changing).Select(number => $"run-busy-{number}").ToArray();
        var account = await StoredAccount.WithRunsAsync(["run-quiet", "run-removed", .. busy]);
        using var scratch = new ScratchFolder();
        var folder = new BackupFolder(scratch.At("backup"));

        var manifest = await account.BackUpAsync(folder, meanwhile: () =>
        {
            account.Tables.GetTableClient(BackupTables.Runs).DeleteEntity("run-removed", "run");
            foreach (var run in busy) Change(account, run);
        });
        var empty = await StoredAccount.EmptyAsync();
        var restored = await empty.RestoreAsync(folder, manifest);

        Assert.Equal(changing + 1, manifest.Runs);
        Assert.Empty(restored.Differing);
        Assert.DoesNotContain(await empty.RowsAsync(BackupTables.Runs), row => row.PartitionKey == "run-removed");
        Assert.Equal(changing + 1, (await empty.RowsAsync(BackupTables.Index)).Count);
    }

    private static void Change(StoredAccount account, string run) => account.Tables.GetTableClient(BackupTables.Runs).UpsertEntity(StoredAccount.Head(run, "after"));

    private static async Task<IReadOnlyList<string>> LinesAsync(BackupFolder folder, int reading)
    {
        var lines = new List<string>();
        await foreach (var line in folder.LinesAsync(BackupFolder.Runs(reading), CancellationToken.None)) lines.Add(line);
        return lines;
    }
}
