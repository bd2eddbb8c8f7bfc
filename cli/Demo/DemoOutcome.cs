using System.Globalization;
using Onboarding.Cli.Display;
using Spectre.Console;

namespace Onboarding.Cli.Demo;

/// <summary>Prints how it ended.</summary>
internal static class DemoOutcome
{
    /// <summary>The same for programs; without findings it went as it should.</summary>
    public static object DocumentOf(DemoEvidence evidence, IReadOnlyList<string> findings) => new
    {
        run = evidence.Run.Id,
        evidence.Run.Status,
        evidence.Run.Vendor,
        gates = evidence.Gates.Count,
        mails = evidence.Mails.Count,
        entries = evidence.Timeline.Items.Count,
        evidence.Timeline.Chain,
        findings,
    };

    public static void Write(IAnsiConsole console, DemoEvidence evidence, TimeSpan took, Texts texts)
    {
        var entered = evidence.Timeline.Items.Where(entry => entry.Kind == "stage.entered").OrderBy(entry => entry.Sequence).ToList();
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumns(texts["table.stage"], texts["table.entered"], texts["table.left"]);
        for (var i = 0; i < entered.Count; i++)
        {
            var left = i + 1 < entered.Count ? entered[i + 1].At : evidence.Run.UpdatedAt;
            table.AddRow(evidence.Run.NameOf(entered[i].Stage) ?? texts.Word("stage", entered[i].Stage), RunTables.Instant(entered[i].At), RunTables.Instant(left));
        }

        console.Write(table);
        console.WriteLine(texts["outcome.counts", evidence.Gates.Count, evidence.Mails.Count, evidence.Timeline.Items.Count, ChainText.Of(evidence.Timeline, texts)]);
        console.WriteLine(texts[
            "outcome.line",
            evidence.Run.Company,
            texts.Word("status", evidence.Run.Status),
            evidence.Run.Vendor ?? "",
            took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)]);
    }
}
