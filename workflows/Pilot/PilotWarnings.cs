using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Pilot;

/// <summary>What of a KPI warns: its newest days lie beyond what they must reach, or are worse than the days before.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="IsTrend">True when they are worse than before; false when they miss target or baseline.</param>
/// <param name="Recent">The newest days.</param>
/// <param name="Against">What they are held against.</param>
public sealed record KpiWarning(Kpi Kpi, bool IsTrend, Interval Recent, Interval Against)
{
    /// <summary>The cause of the corrective action; the same for every warning about the KPI.</summary>
    /// <param name="currency">Currency of amounts.</param>
    public ActionCause ToCause(string currency)
    {
        var unit = Kpi.Unit == "currency" ? currency : Kpi.Unit;
        return new ActionCause(ActionKinds.Warning, Kpi.Id, new Phrase(IsTrend ? "pilot.warning-trend" : "pilot.warning-threshold")
            .With("kpi", Kpi.Name).With("value", PhraseValue.Of(Recent.Value, unit)).With("against", PhraseValue.Of(Against.Value, unit)));
    }
}

/// <summary>
/// Early warning by threshold and by trend (S2), looked at each day. Threshold: the interval of the newest days lies wholly on the bad
/// side of the target, or of the baseline. Trend: it lies wholly on the bad side of the interval of the days before. Pure.
/// </summary>
public static class PilotWarnings
{
    /// <summary>At most one warning for each KPI, none for one whose action is open.</summary>
    /// <param name="kpis">The KPIs, with the run's own targets.</param>
    /// <param name="baseline">Values before outsourcing.</param>
    /// <param name="readings">Readings of the pilot, in any order.</param>
    /// <param name="rules">The playbook's rules.</param>
    /// <param name="lastDay">Last day whose readings are due.</param>
    /// <param name="actions">Corrective actions of the run. Days up to the closing of a KPI's last action do not count again: it was opened for them.</param>
    public static IReadOnlyList<KpiWarning> Of(
        IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline, IReadOnlyList<Reading> readings, WarningRules rules, DateOnly lastDay,
        IReadOnlyList<CorrectiveAction> actions)
    {
        var about = actions.Where(action => action.Kind == ActionKinds.Warning).ToLookup(action => action.Subject);
        return
        [
            .. from kpi in kpis
               where !about[kpi.Id].Any(action => action.IsOpen)
               let since = about[kpi.Id].Max(action => action.ClosedAt)
               let counted = readings.Where(reading => reading.Kpi == kpi.Id && reading.Day <= lastDay && !IsBefore(reading.Day, since)).ToList()
               where counted.Count > 0
               let warning = Of(kpi, KpiStanding.TargetOf(kpi, baseline), counted, rules)
               where warning is not null
               select warning,
        ];
    }

    private static KpiWarning? Of(Kpi kpi, Interval? target, IReadOnlyList<Reading> readings, WarningRules rules)
    {
        // The newest days that were measured: readings that come late warn late, but they warn.
        var first = readings.Max(reading => reading.Day).AddDays(1 - rules.WindowDays);
        var window = Measure(readings.Where(reading => reading.Day >= first), rules);
        if (window is null) return null;
        if (target is not null && EarlyWarning.IsWorse(kpi, target, window)) return new KpiWarning(kpi, false, window, target);
        var before = Measure(readings.Where(reading => reading.Day < first && reading.Day >= first.AddDays(-rules.BeforeDays)), rules);
        return before is not null && EarlyWarning.IsWorse(kpi, before, window) ? new KpiWarning(kpi, true, window, before) : null;
    }

    // Null when it is too little to go by: a few days alone say little about how much days differ.
    private static Interval? Measure(IEnumerable<Reading> readings, WarningRules rules)
    {
        var measured = readings.ToList();
        if (measured.Select(reading => reading.Day).Distinct().Count() * 2 <= rules.WindowDays) return null;
        var (value, cases) = Intervals.Of(measured);
        return cases < rules.MinimumCases ? null : value;
    }

    private static bool IsBefore(DateOnly day, DateTimeOffset? closedAt) => closedAt is { } at && day <= DateOnly.FromDateTime(at.UtcDateTime);
}
