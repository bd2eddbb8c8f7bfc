using System.Globalization;
using Onboarding.Cli.Api;
using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>Tables: a run's stages and gates, the playbooks.</summary>
internal sealed class RunTables(Texts texts)
{
    public string Headline(RunView run) => texts[
        "status.headline",
        run.Company,
        run.Title,
        texts.Word("status", run.Status),
        run.NameOf(run.Stage) ?? texts.Word("stage", run.Stage),
        texts.Word("state", run.StageState)];

    public Table Runs(IEnumerable<RunView> runs)
    {
        var table = Plain(texts["table.id"], texts["table.company"], texts["table.title"], texts["table.stage"], texts["table.state"], texts["table.waits"]);
        foreach (var run in runs)
        {
            table.AddRow(
                Escape(run.Id),
                Escape(run.Company),
                Escape(run.Title),
                Escape(texts.Word("stage", run.Stage)),
                Escape(run.Status == "running" ? texts.Word("state", run.StageState) : texts.Word("status", run.Status)),
                run.Overdue == true ? $"[red]{Escape(texts["list.overdue", run.WaitsFor ?? ""])}[/]" : Escape(run.WaitsFor));
        }

        return table;
    }

    public Table Stages(RunView run)
    {
        var table = Plain(texts["table.stage"], texts["table.state"], texts["table.outcome"]);
        foreach (var stage in run.Stages ?? [])
            table.AddRow(Escape(stage.Name), Colour(stage.State, texts.Word("progress", stage.State)), Escape(stage.Outcome));
        return table;
    }

    public Table Gates(IEnumerable<GateView> gates)
    {
        var table = Plain(texts["table.gate"], texts["table.state"], texts["table.opened"], texts["table.decision"], texts["table.approvers"]);
        foreach (var gate in gates.OrderBy(gate => gate.OpenedAt ?? DateTimeOffset.MaxValue))
        {
            table.AddRow(
                Escape(gate.Round > 1 ? $"{gate.Name ?? gate.Id} #{gate.Round}" : gate.Name ?? gate.Id),
                Colour(gate.Status, texts.Word("gate", gate.Status)),
                Escape(Instant(gate.OpenedAt)),
                Escape(gate.NameOf(gate.Outcome?.Choice)),
                Escape(string.Join(texts["text.separator"], (gate.Approvals ?? []).Select(approval => Approver(gate, approval)))));
        }

        return table;
    }

    public Table Playbooks(IEnumerable<PlaybookLine> playbooks)
    {
        var table = Plain(texts["table.playbook"], texts["table.version"], texts["table.name"], texts["table.from"]);
        foreach (var one in playbooks)
            table.AddRow(Escape(one.Id), Escape(one.Version), Escape(one.Name), Escape(texts[one.IsOwn == true ? "playbook.own" : "playbook.ships"]));
        return table;
    }

    public static string Instant(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private string Approver(GateView gate, ApprovalView approval) =>
        approval.Choice is null ? approval.Name : texts["text.pair", approval.Name, gate.NameOf(approval.Choice)!];

    private static Table Plain(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in columns) table.AddColumn(Escape(column));
        return table;
    }

    private static string Colour(string state, string word) => state switch
    {
        "done" or "decided" => $"[green]{Escape(word)}[/]",
        "current" or "open" => $"[yellow]{Escape(word)}[/]",
        "expired" or "cancelled" => $"[red]{Escape(word)}[/]",
        _ => $"[grey]{Escape(word)}[/]",
    };

    private static string Escape(string? text) => Markup.Escape(text ?? "");
}
