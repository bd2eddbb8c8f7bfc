using System.Globalization;
using Onboarding.Cli.Api;
using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>The vendors, best first, and below them those that were cut.</summary>
internal static class VendorTable
{
    public static Table Create(IReadOnlyList<VendorView> vendors, string currency, Texts texts)
    {
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var column in new[]
        {
            texts["table.rank"], texts["table.vendor"], texts["table.total"], texts["table.spread"], texts["table.evaluators"],
            texts["table.red-flags"], texts["table.first-year", currency], texts["table.eligible"],
        })
        {
            table.AddColumn(Markup.Escape(column));
        }

        foreach (var vendor in vendors) table.AddRow([.. Cells(vendor, texts).Select(cell => new Markup(cell))]);
        return table;
    }

    private static IEnumerable<string> Cells(VendorView vendor, Texts texts)
    {
        var name = Markup.Escape($"{vendor.Name} ({vendor.Id})");
        if (vendor.Ranking is not { } place)
            return ["", $"[grey]{name}[/]", "", "", "", "", "", $"[grey]{Markup.Escape(texts["vendors.cut", vendor.CutReason ?? "-"])}[/]"];
        var eligible = place.IsEligible
            ? $"[green]{Markup.Escape(texts["text.yes"])}[/]"
            : $"[red]{Markup.Escape(texts["text.pair", texts["text.no"], string.Join(texts["text.separator"], place.Lacks ?? [])])}[/]";
        return
        [
            Number(place.Rank), name, Number(place.Total, "0.0"), Number(place.Spread, "0.0"), Number(place.Evaluators), Number(place.RedFlags),
            Number(place.FirstYearPrice, "N0"), eligible,
        ];
    }

    private static string Number(decimal value, string format = "0") => value.ToString(format, CultureInfo.InvariantCulture);
}
