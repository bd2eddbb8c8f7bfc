using Spectre.Console;
using Spectre.Console.Rendering;

namespace Onboarding.Cli.Display;

/// <summary>The newest week's KPIs against their targets.</summary>
internal static class KpiTable
{
    public static IRenderable Create(IReadOnlyList<KpiLine> kpis, Texts texts)
    {
        if (kpis.Count == 0) return new Text("");
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumns(Markup.Escape(texts["table.kpi"]), Markup.Escape(texts["table.week"]), Markup.Escape(texts["table.target"]));
        foreach (var kpi in kpis)
        {
            var colour = kpi.Good switch { true => "green", false => "red", null => "grey" };
            table.AddRow(Markup.Escape(kpi.Name), $"[{colour}]{Markup.Escape(kpi.Value)}[/]", Markup.Escape(kpi.Target));
        }

        return table;
    }
}
