using System.CommandLine;
using System.Globalization;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;
using Onboarding.Cli.Importing;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard kpi import ID FILE.csv</c>: hands in readings in batches, each all or none, and goes on where it was interrupted.</summary>
internal static class KpiCommand
{
    // A fortnight: a pilot's file shows its progress and yet leaves few entries in the audit.
    private const int DefaultDays = 14;

    // What the API takes at once.
    private const int MostDays = 95;

    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var file = new Argument<string>("FILE.csv") { Description = texts["help.kpi.file"] };
        var reason = new Option<string?>("--reason") { Description = texts["help.kpi.reason"] };
        var days = new Option<int?>("--batch-days") { Description = texts["help.kpi.batch-days", MostDays, DefaultDays] };
        var import = new Command("import", texts["help.kpi.import"]) { id, file, reason, days };
        import.SetAction(async (parsed, cancellation) =>
        {
            var atOnce = parsed.GetValue(days) ?? DefaultDays;
            if (atOnce is < 1 or > MostDays) throw new CliException(texts["error.batch-days", MostDays], ExitCodes.BadInput);
            var (runId, path) = (parsed.GetRequiredValue(id), parsed.GetRequiredValue(file));
            var readings = ReadingsFile.Cut(InputFile.ReadStrict(path, texts), atOnce, texts);
            using var client = options.ClientOf(parsed);
            var memory = ImportMemory.Open(ImportMemory.Folder, options.UrlOf(parsed), runId, path);
            var running = new ReadingsImport(client, runId, readings, memory, parsed.GetValue(reason));
            await FollowedAsync(running, texts, cancellation);
            return Report(running.Tally, options.OutputOf(parsed), texts);
        });
        return new Command("kpi", texts["help.kpi"]) { import };
    }

    // A bar in a terminal, lines elsewhere; never on stdout, which belongs to the result.
    private static async Task FollowedAsync(ReadingsImport import, Texts texts, CancellationToken cancellation)
    {
        var aside = Consoles.CreateAside();
        try
        {
            if (!aside.Profile.Capabilities.Interactive)
            {
                await import.RunAsync(tally => aside.WriteLine(texts["kpi.progress", tally.Done, tally.Rows]), cancellation);
                return;
            }

            await aside.Progress().StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(texts["kpi.importing"]), maxValue: Math.Max(import.Tally.Rows, 1));
                await import.RunAsync(tally => bar.Value = tally.Done, cancellation);
            });
        }
        catch (Exception failure) when (import.Tally.Done > 0 && failure is HttpRequestException or ProblemException or OperationCanceledException)
        {
            aside.WriteLine(texts["kpi.interrupted", import.Tally.Done, import.Tally.Rows]);
            throw;
        }
    }

    private static int Report(ImportTally tally, CommandOutput output, Texts texts)
    {
        if (!output.IsJson)
        {
            foreach (var row in tally.Bad) Console.Error.WriteLine(SayingOf(row, texts));
        }

        output.Write(
            new { tally.Rows, tally.Accepted, tally.AlreadyThere, acceptedBefore = tally.Before, tally.Bad }, console => Say(console, tally, texts));
        return tally.Bad.Count > 0 ? ExitCodes.BadInput : ExitCodes.Success;
    }

    private static string SayingOf(BadRow row, Texts texts)
    {
        var line = row.Line.ToString(CultureInfo.InvariantCulture);
        return row.Column is null ? texts["kpi.bad-row", line, row.Message] : texts["kpi.bad-cell", line, row.Message, row.Column];
    }

    private static void Say(IAnsiConsole console, ImportTally tally, Texts texts)
    {
        if (tally.Before > 0) console.WriteLine(texts["kpi.resumed", tally.Before]);
        if (tally.Accepted > 0) console.WriteLine(texts["kpi.accepted", tally.Accepted]);
        if (tally.AlreadyThere > 0) console.WriteLine(texts[tally.Accepted == 0 ? "kpi.already-there" : "kpi.others-there", tally.AlreadyThere]);
        if (tally.Bad.Count > 0) console.WriteLine(texts["kpi.not-all", tally.Rows - tally.Done, tally.Rows]);
    }
}
