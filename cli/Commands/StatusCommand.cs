using System.CommandLine;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard status ID</c>: where a run stands and what it waits for.</summary>
internal static class StatusCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = new Argument<string>("ID") { Description = texts["help.id"] };
        var command = new Command("status", texts["help.status"]) { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            var runId = parsed.GetRequiredValue(id);
            var run = await client.RunAsync(runId, cancellation);
            var gates = await client.GatesAsync(runId, cancellation);
            var console = Consoles.Create();
            var tables = new RunTables(texts);
            console.WriteLine(tables.Headline(run));
            if (run.Playbook is { } playbook) console.WriteLine(texts["status.playbook", playbook.Name ?? playbook.Id, playbook.Version]);
            if (run.WaitsFor is not null) console.WriteLine(texts["status.waits", run.WaitsFor]);
            if (run.WaitsUntil is { } until) console.WriteLine(texts["status.until", RunTables.Instant(until)]);
            console.Write(tables.Stages(run));
            console.Write(tables.Gates(gates));
            return ExitCodes.Success;
        });
        return command;
    }
}
