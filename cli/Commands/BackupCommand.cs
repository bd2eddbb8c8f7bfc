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
        var command = new Command("backup", texts["help.backup"]) { folder, account.Storage, account.Account, account.Hub };
        command.SetAction((parsed, cancellation) => account.GuardAsync(async () =>
        {
            var output = options.OutputOf(parsed);
            var target = new BackupFolder(parsed.GetRequiredValue(folder));
            if (File.Exists(target.Manifest)) throw new CliException(texts["backup.taken", target.Path], ExitCodes.BadInput);
            var result = await new TakeBackup(account.Open(parsed), account.TablesOf(parsed), target, ProgressTo(output, texts)).RunAsync(cancellation);
            var (manifest, broken) = (result.Manifest, result.Broken);
            output.Write(
                new { folder = target.Path, manifest.Id, manifest.Runs, manifest.Rows, manifest.Blobs, readAgain = manifest.ReadAgain.Count, brokenAudits = broken },
                SayingOf(texts["backup.done", manifest.Runs, manifest.Rows.Values.Sum(one => one.Count), manifest.Blobs.Count, target.Path], broken, texts));
            return broken.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
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
            var source = new BackupFolder(parsed.GetRequiredValue(folder));
            if (await BackupManifest.FindAsync(source.Manifest, cancellation) is not { Format: BackupManifest.CurrentFormat } manifest)
                throw new CliException(texts["restore.no-backup", source.Path], ExitCodes.BadInput);
            var result = await new RestoreBackup(account.Open(parsed), new BackupTables(manifest.Hub), source, ProgressTo(output, texts)).RunAsync(manifest, cancellation);
            var broken = result.Audits.Broken;
            var lines = SayingOf(texts["restore.done", manifest.Runs, manifest.Rows.Values.Sum(one => one.Count), result.Audits.Checked - broken.Count], broken, texts);
            output.Write(
                new { manifest.Id, manifest.Runs, manifest.Rows, manifest.Blobs, result.Differing, audits = result.Audits.Checked, brokenAudits = broken },
                string.Join('\n', [lines, .. result.Differing.Select(name => texts["restore.differs", name])]));
            return result.IsWhole ? ExitCodes.Success : ExitCodes.Failure;
        }));
        return command;
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

        public BackupStorage Open(ParseResult parsed)
        {
            try
            {
                return BackupStorage.Open(parsed.GetValue(Storage), parsed.GetValue(Account));
            }
            catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or ArgumentException or UriFormatException)
            {
                throw new CliException(texts["backup.bad-storage"], ExitCodes.BadInput);
            }
        }

        public BackupTables TablesOf(ParseResult parsed) => new(parsed.GetRequiredValue(Hub));

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
