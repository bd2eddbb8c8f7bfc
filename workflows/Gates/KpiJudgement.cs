using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>What a review's KPIs came to, for the audit. Pure.</summary>
internal static class KpiJudgement
{
    /// <summary>Kind of the entry.</summary>
    public const string Kind = "kpis.judged";

    /// <summary>One entry when the case has judged KPIs; none otherwise.</summary>
    /// <param name="gate">Name of the gate.</param>
    /// <param name="round">Its round.</param>
    /// <param name="gateCase">What its approvers are shown.</param>
    public static IReadOnlyList<AuditEntry> EntriesOf(LocalizedText gate, int round, GateCase gateCase)
    {
        var judged = JudgedIn(gateCase);
        return judged.Count == 0 ? [] : [AuditEntry.BySystem(Kind, new Phrase("audit.kpis.judged").With("gate", gate).With("round", round)
            .With("passed", judged.Count(one => one.Verdict == "pass"))
            .With("failed", judged.Count(one => one.Verdict == "fail"))
            .With("open", judged.Count(one => one.Verdict == "open"))
            .With("verdicts", string.Join(", ", judged.Select(one => $"{one.Kpi}={one.Verdict}"))))];
    }

    /// <summary>True when a case has judged KPIs.</summary>
    public static bool IsIn(GateCase gateCase) => JudgedIn(gateCase).Count > 0;

    private static List<(string Kpi, string Verdict)> JudgedIn(GateCase gateCase) =>
        [.. gateCase.Figures.Where(figure => figure is { Measured: not null, Verdict: not null }).Select(figure => (figure.Measured!.Kpi, figure.Verdict!))];
}
