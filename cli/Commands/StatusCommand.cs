using System.CommandLine;
using System.Text.Json;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Cli.Commands;

/// <summary><c>onboard status ID</c>: where a run stands and what it waits for.</summary>
internal static class StatusCommand
{
    public static Command Create(Texts texts, GlobalOptions options)
    {
        var id = options.RunArgument();
        var command = new Command("status", texts["help.status"]) { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = options.ClientOf(parsed);
            var runId = parsed.GetRequiredValue(id);
            var run = await client.RunDocumentAsync(runId, cancellation);
            var gates = await client.DocumentAsync(runId, "gates", cancellation);
            run["gates"] = gates["items"]!.DeepClone();
            options.OutputOf(parsed).Write(run, console => Show(console, texts, run.Deserialize<RunView>(ApiJson.Options)!, ApiJson.ItemsOf<GateView>(gates)));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Show(IAnsiConsole console, Texts texts, RunView run, IReadOnlyList<GateView> gates)
    {
        var tables = new RunTables(texts);
        console.WriteLine(tables.Headline(run));
        if (run.Playbook is { } playbook) console.WriteLine(texts["status.playbook", playbook.Name ?? playbook.Id, playbook.Version]);
        if (run.WaitsFor is not null) console.WriteLine(texts["status.waits", run.WaitsFor]);
        if (run.WaitsUntil is { } until) console.WriteLine(texts["status.until", RunTables.Instant(until)]);
        console.Write(tables.Stages(run));
        console.Write(tables.Gates(gates));
    }
}
