using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Pilot;

/// <summary>Early warning (S2): a KPI that has become worse than in the time before by more than chance explains.</summary>
public static class EarlyWarning
{
    /// <summary>One phrase for each KPI whose interval in the later time lies wholly on the worse side of the earlier one.</summary>
    /// <param name="kpis">KPIs.</param>
    /// <param name="before">Readings of the time before.</param>
    /// <param name="after">Readings since.</param>
    /// <param name="currency">Currency of KPIs that are money.</param>
    public static IReadOnlyList<Phrase> Of(IReadOnlyList<Kpi> kpis, IReadOnlyList<Reading> before, IReadOnlyList<Reading> after, string currency) =>
    [
        .. from kpi in kpis
           let earlier = Intervals.Of([.. before.Where(reading => reading.Kpi == kpi.Id)]).Value
           let later = Intervals.Of([.. after.Where(reading => reading.Kpi == kpi.Id)]).Value
           where earlier is not null && later is not null && IsWorse(kpi, earlier, later)
           let unit = kpi.Unit == "currency" ? currency : kpi.Unit
           select new Phrase("pilot.warning").With("kpi", kpi.Name)
               .With("before", PhraseValue.Of(earlier.Value, unit)).With("after", PhraseValue.Of(later.Value, unit)),
    ];

    /// <summary>True when a later interval lies wholly on the worse side of an earlier one.</summary>
    internal static bool IsWorse(Kpi kpi, Interval earlier, Interval later) =>
        kpi.Direction == KpiDirection.AtLeast ? later.High < earlier.Low : later.Low > earlier.High;
}
