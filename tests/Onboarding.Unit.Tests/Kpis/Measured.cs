using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Kpis;

/// <summary>KPIs, readings and verdicts to judge.</summary>
internal static class Measured
{
    public static readonly DateOnly Day = new(2026, 5, 11);

    public static readonly Kpi Share = SampleFile.Playbook.Kpis.First(kpi => kpi.Measure == KpiMeasure.Proportion) with
    {
        Id = "share",
        Direction = KpiDirection.AtLeast,
        Target = 0.9m,
        MinimumSample = 400,
        Critical = false,
    };

    public static readonly Kpi Mean = SampleFile.Playbook.Kpis.First(kpi => kpi.Measure == KpiMeasure.Mean) with
    {
        Id = "mean",
        Direction = KpiDirection.AtMost,
        Target = 10,
        MinimumSample = 400,
        Critical = false,
    };

    public static Reading OfShare(long numerator, long denominator, int day = 0, string kpi = "share", string channel = "phone") => new()
    {
        Kpi = kpi,
        Channel = channel,
        Day = Day.AddDays(day),
        Numerator = numerator,
        Denominator = denominator,
        Source = "export",
    };

    public static Reading OfMean(decimal value, long sample, int day = 0) => new()
    {
        Kpi = "mean",
        Channel = "phone",
        Day = Day.AddDays(day),
        Value = value,
        Sample = sample,
        Source = "export",
    };

    public static KpiVerdict Judged(Verdict verdict, bool critical, string id = "share", DataGap gap = DataGap.TooFewCases, long? needed = null) => new()
    {
        Kpi = Share with { Id = id, Critical = critical },
        Verdict = verdict,
        Gap = verdict == Verdict.NotEnoughData ? gap : null,
        Needed = verdict == Verdict.NotEnoughData ? needed : null,
        Target = Interval.Exactly(0.9m),
        Sample = 1000,
    };
}
