using Onboarding.Cli.Api;
using Onboarding.Cli.Display;

namespace Onboarding.Cli.Demo;

/// <summary>Holds what the run left against what the example implies. An empty list is a good demo.</summary>
internal static class DemoCheck
{
    public static IReadOnlyList<string> Findings(DemoEvidence evidence, DemoScript script, Texts texts) =>
    [
        .. Outcome(evidence.Run, script, texts),
        .. Gates(evidence.Gates, script, texts),
        .. Verdicts(evidence, script, texts),
        .. MailCheck.Findings(evidence, texts),
        .. Stages(evidence.Timeline, texts),
        .. evidence.Timeline.Chain == "intact" ? [] : new[] { texts["check.chain", ChainText.Of(evidence.Timeline, texts)] },
    ];

    private static IEnumerable<string> Outcome(RunView run, DemoScript script, Texts texts) =>
        run.Status == script.Outcome ? [] : [texts["check.outcome", run.Status, script.Outcome]];

    private static IEnumerable<string> Gates(IReadOnlyList<GateView> gates, DemoScript script, Texts texts)
    {
        var seen = gates.OrderBy(gate => gate.OpenedAt).Select(gate => Line(gate.Id, gate.Round, gate.Outcome?.Choice ?? gate.Status)).ToList();
        var expected = script.Expected.Select(gate => Line(gate.Gate, gate.Round, gate.Choice)).ToList();
        foreach (var line in expected.Except(seen)) yield return texts["check.gate-missing", line];
        foreach (var line in seen.Except(expected)) yield return texts["check.gate-unexpected", line];
    }

    private static IEnumerable<string> Verdicts(DemoEvidence evidence, DemoScript script, Texts texts)
    {
        var names = evidence.Playbook.Kpis.ToDictionary(kpi => kpi.Id, kpi => kpi.Name.In(texts.Language));
        foreach (var expected in script.Expected.Where(gate => gate.Verdicts is not null))
        {
            var figures = evidence.Gates.FirstOrDefault(gate => gate.Id == expected.Gate && gate.Round == expected.Round)?.Figures ?? [];
            foreach (var (kpi, verdict) in expected.Verdicts!)
            {
                var seen = figures.FirstOrDefault(figure => figure.Verdict is not null && figure.Label.Contains(names[kpi], StringComparison.Ordinal));
                if (seen?.Verdict != verdict)
                    yield return texts["check.verdict", expected.Gate, names[kpi], seen is null ? "-" : $"{seen.Verdict} ({seen.Value})", verdict];
            }
        }
    }

    private static IEnumerable<string> Stages(TimelineView timeline, Texts texts) =>
        timeline.Items.Where(entry => entry.Kind == "stage.entered")
            .GroupBy(entry => entry.Stage)
            .Where(stage => stage.Count() > 1)
            .Select(stage => texts["check.stage-twice", stage.Key ?? ""]);

    private static string Line(string gate, int round, string choice) => $"{gate} #{round}: {choice}";
}
