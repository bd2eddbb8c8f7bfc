using System.CommandLine;
using System.Globalization;
using Onboarding.Cli.Backup;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard backup FOLDER</c> and <c>onboard restore FOLDER</c>: the only commands that speak to storage, so that they need no app.</summary>
internal static class BackupCommand
{
    public static Command CreateBackup(Texts texts, GlobalOptions options)
    {
        var folder = new Argument<string>("FOLDER") { Description = texts["help.backup.folder"] };
        var account = new AccountOptions(texts);
        var command = new Command("backup", texts["help.backup"]) { folder, account.Storage, account.Account, account.Hub, account.WithoutEngine };
        command.SetAction((parsed, cancellation) => account.GuardAsync(async () =>
        {
            var output = options.OutputOf(parsed);
            var target = new BackupFolder(parsed.GetRequiredValue(folder));
            var (storage, tables) = (account.Open(parsed), account.TablesOf(parsed));
            if (File.Exists(target.Manifest)) throw new CliException(texts["backup.taken", target.Path], ExitCodes.BadInput);
            if (!target.TryMake()) throw new CliException(texts["backup.bad-folder", target.Path], ExitCodes.BadInput);
            var manifest = await new TakeBackup(storage, tables, target, ProgressTo(output, texts)).RunAsync(cancellation);
            output.Write(
                new { folder = target.Path, manifest.Id, manifest.Runs, manifest.Rows, manifest.Blobs, readAgain = manifest.ReadAgain.Count, manifest.BrokenAudits },
                SayingOf(texts["backup.done", manifest.Runs, manifest.Rows.Values.Sum(one => one.Count), manifest.Blobs.Count, target.Path], manifest.BrokenAudits, texts));
            return manifest.BrokenAudits.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    public static Command CreateRestore(Texts texts, GlobalOptions options)
    {
        var folder = new Argument<string>("FOLDER") { Description = texts["help.restore.folder"] };
        var account = new AccountOptions(texts);
        var command = new Command("restore", texts["help.restore"]) { folder, account.Storage, account.Account };
        command.SetAction((parsed, cancellation) => account.GuardAsync(async () =>
        {
            var output = options.OutputOf(parsed);
            var (storage, source) = (account.Open(parsed), new BackupFolder(parsed.GetRequiredValue(folder)));
            if (await BackupManifest.FindAsync(source.Manifest, cancellation) is not { Format: BackupManifest.CurrentFormat } manifest)
                throw new CliException(texts["restore.no-backup", source.Path], ExitCodes.BadInput);
            var result = await new RestoreBackup(storage, new BackupTables(manifest.Hub), source, ProgressTo(output, texts)).RunAsync(manifest, cancellation);
            output.Write(
                new { manifest.Id, manifest.Runs, manifest.Rows, manifest.Blobs, result.Differing, audits = result.Audits.Checked, brokenAudits = result.Audits.Broken },
                SayingOf(result, texts));
            return result.IsWhole ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
    }

    /// <summary>What is said of a restore: that the app may be started, or what is in the way.</summary>
    internal static string SayingOf(RestoreResult result, Texts texts)
    {
        if (!result.IsWhole) return string.Join('\n', result.Differing.Select(name => texts["restore.differs", name]));
        var (manifest, broken) = (result.Manifest, result.Audits.Broken);
        return SayingOf(texts["restore.done", manifest.Runs, manifest.Rows.Values.Sum(one => one.Count), result.Audits.Checked - broken.Count], broken, texts);
    }

    private static string SayingOf(string done, IReadOnlyDictionary<string, int> broken, Texts texts) =>
        string.Join('\n', [done, .. broken.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => texts["backup.broken-audit", one.Key, one.Value])]);

    private static Action<string, long> ProgressTo(CommandOutput output, Texts texts) => (what, count) =>
        output.Progress.WriteLine(texts.Word("backup-progress", what) + " " + count.ToString("N0", CultureInfo.InvariantCulture));

    private sealed class AccountOptions(Texts texts)
    {
        public Option<string?> Storage { get; } = new("--storage") { Description = texts["help.backup.storage"] };

        public Option<string?> Account { get; } = new("--account") { Description = texts["help.backup.account"] };

        public Option<string> Hub { get; } = new("--hub") { Description = texts["help.backup.hub"], DefaultValueFactory = _ => BackupTables.UsualHub };

        public Option<bool> WithoutEngine { get; } = new("--without-engine") { Description = texts["help.backup.without-engine"] };

        public BackupStorage Open(ParseResult parsed)
        {
            if (parsed.GetValue(Storage) is not null && parsed.GetValue(Account) is not null) throw new CliException(texts["backup.two-accounts"], ExitCodes.BadInput);
            try
            {
                return BackupStorage.Open(parsed.GetValue(Storage), parsed.GetValue(Account));
            }
            catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or ArgumentException or UriFormatException)
            {
                throw new CliException(texts["backup.bad-storage"], ExitCodes.BadInput);
            }
        }

        public BackupTables TablesOf(ParseResult parsed)
        {
            var hub = parsed.GetRequiredValue(Hub);
            return BackupTables.IsHub(hub) ? new BackupTables(hub, !parsed.GetValue(WithoutEngine)) : throw new CliException(texts["backup.bad-hub", hub], ExitCodes.BadInput);
        }

        public async Task<int> GuardAsync(Func<Task<int>> work)
        {
            try
            {
                return await work();
            }
            catch (Exception failure) when (BackupFailures.Of(failure, texts) is not null)
            {
                throw BackupFailures.Of(failure, texts)!;
            }
        }
    }
}
