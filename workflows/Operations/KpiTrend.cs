using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Operations;

/// <summary>Where a KPI went between two times.</summary>
public enum TrendDirection
{
    /// <summary>Better beyond the uncertainty of both times.</summary>
    Better,

    /// <summary>No difference that the samples can show.</summary>
    Steady,

    /// <summary>Worse beyond the uncertainty of both times.</summary>
    Worse,

    /// <summary>One of the times has too little data.</summary>
    Unknown,
}

/// <summary>A KPI against the time before.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Before">Its value in the time before; null without enough data.</param>
/// <param name="Now">Its value; null without enough data.</param>
public sealed record KpiTrend(Kpi Kpi, Interval? Before, Interval? Now)
{
    /// <summary>A difference counts when the 95% intervals of both times do not touch, which is stricter than a test at that level.</summary>
    public TrendDirection Direction
    {
        get
        {
            if (Before is null || Now is null) return TrendDirection.Unknown;
            var (isHigher, isLower) = (Now.Low > Before.High, Now.High < Before.Low);
            if (!isHigher && !isLower) return TrendDirection.Steady;
            return isHigher == (Kpi.Direction == KpiDirection.AtLeast) ? TrendDirection.Better : TrendDirection.Worse;
        }
    }

    /// <summary>One trend for each KPI that is judged now.</summary>
    public static IReadOnlyList<KpiTrend> Of(IReadOnlyList<KpiVerdict> before, IReadOnlyList<KpiVerdict> now) =>
        [.. now.Select(one => new KpiTrend(one.Kpi, before.FirstOrDefault(former => former.Kpi.Id == one.Kpi.Id)?.Value, one.Value))];

    /// <summary>One line on the decision page; null when there is nothing to compare.</summary>
    public Figure? ToFigure(string currency)
    {
        if (Before is null || Now is null) return null;
        var unit = Kpi.Unit == "currency" ? currency : Kpi.Unit;
        return new Figure(
            new Phrase("figure.trend").With("kpi", Kpi.Name),
            new Phrase("value.trend").With("before", PhraseValue.Of(Before.Value, unit)).With("now", PhraseValue.Of(Now.Value, unit))
                .With("direction", PhraseValue.Word($"trend.{Direction.ToString().ToLowerInvariant()}")));
    }
}
