using System.Globalization;
using Onboarding.Cli.Api;
using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>A stage's checklist.</summary>
internal static class ChecklistTable
{
    public static Table Create(IReadOnlyList<ChecklistItemView> items, Texts texts)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in new[] { texts["table.item"], texts["table.name"], texts["table.state"], texts["table.owner"], texts["table.due"], texts["table.shown-by"] })
            table.AddColumn(Markup.Escape(column));
        foreach (var item in items)
        {
            table.AddRow(
                Markup.Escape(item.Id),
                Markup.Escape(item.Required ? item.Name : texts["check.optional", item.Name]),
                State(item, texts),
                Markup.Escape(item.Owner ?? item.OwnerRole),
                Markup.Escape(item.Due?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
                Markup.Escape(ShownBy(item, texts)));
        }

        return table;
    }

    private static string State(ChecklistItemView item, Texts texts)
    {
        var word = Markup.Escape(texts.Word("item", item.Status));
        if (item.Overdue) return $"[red]{Markup.Escape(texts["text.pair", texts.Word("item", item.Status), texts["check.overdue"]])}[/]";
        return item.Status switch { "done" => $"[green]{word}[/]", "waived" => $"[grey]{word}[/]", _ => $"[yellow]{word}[/]" };
    }

    private static string ShownBy(ChecklistItemView item, Texts texts) => item.Status == "waived"
        ? texts["check.waived-by", item.WaiverReason ?? "", item.WaiverApprover ?? "-"]
        : item.Evidence ?? "";
}
