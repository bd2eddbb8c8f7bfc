using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Pilot;

/// <summary>How a KPI stands between reviews, for those who meet. A review judges by its own, stricter rules.</summary>
public static class KpiStanding
{
    /// <summary>One line for each KPI with a target or a baseline, as far as it was measured.</summary>
    /// <param name="kpis">The KPIs, with the run's own targets.</param>
    /// <param name="baseline">Values before outsourcing.</param>
    /// <param name="readings">Readings of the pilot so far.</param>
    /// <param name="currency">Currency of amounts.</param>
    public static IReadOnlyList<Phrase> Of(IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline, IReadOnlyList<Reading> readings, string currency) =>
    [
        .. from kpi in kpis
           let target = TargetOf(kpi, baseline)
           where target is not null
           select Line(kpi, target, [.. readings.Where(reading => reading.Kpi == kpi.Id)], kpi.Unit == "currency" ? currency : kpi.Unit),
    ];

    /// <summary>What a KPI is held against: its target, or its baseline with its own uncertainty; null when it has neither.</summary>
    internal static Interval? TargetOf(Kpi kpi, IReadOnlyList<BaselineValue> baseline) => Benchmark.Of(kpi, baseline, Look.Once.Z)?.Value.ToInterval();

    private static Phrase Line(Kpi kpi, Interval target, IReadOnlyList<Reading> readings, string unit)
    {
        var (value, cases) = Intervals.Of(readings);
        var named = new Phrase("agenda.kpi-open").With("kpi", kpi.Name).With("target", PhraseValue.Of(target.Value, unit))
            .With("direction", PhraseValue.Word($"direction.{kpi.Direction.ToString().ToLowerInvariant()}"));
        if (value is null) return named with { Key = "agenda.kpi-unmeasured" };
        var isMet = kpi.Direction == KpiDirection.AtLeast ? value.Low >= target.High : value.High <= target.Low;
        var key = isMet ? "agenda.kpi-met" : EarlyWarning.IsWorse(kpi, target, value) ? "agenda.kpi-missed" : "agenda.kpi-open";
        return (named with { Key = key }).With("value", PhraseValue.Of(value.Value, unit)).With("cases", (decimal)cases);
    }
}
