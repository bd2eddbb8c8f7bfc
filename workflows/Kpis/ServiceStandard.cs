using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>A service standard of a run: the KPI with the run's own target, and what it was before outsourcing.</summary>
/// <param name="Kpi">KPI, its target the run's own.</param>
/// <param name="Baseline">Value before outsourcing with period and sample; null when none was given.</param>
public sealed record ServiceStandard(Kpi Kpi, BaselineValue? Baseline)
{
    /// <summary>The standards of a run, in the playbook's order.</summary>
    public static IReadOnlyList<ServiceStandard> Of(RunFile file) =>
        [.. file.Kpis.Select(kpi => new ServiceStandard(kpi, file.Request.Baseline.FirstOrDefault(value => value.Kpi == kpi.Id)))];

    /// <summary>Target and baseline in one line, for the decision page.</summary>
    /// <param name="currency">Currency of KPIs that are money.</param>
    public Phrase Summary(string currency)
    {
        var line = new Phrase((Kpi.Target, Baseline) switch
        {
            (null, null) => "standard.none",
            (null, _) => "standard.baseline",
            (_, null) => "standard.target",
            _ => "standard.both",
        });
        if (Kpi.Target is { } target)
            line = line.With("bound", PhraseValue.Word(Kpi.Direction == KpiDirection.AtLeast ? "bound.at-least" : "bound.at-most")).With("target", In(target, currency));
        return Baseline is not { } before
            ? line
            : line.With("before", In(before.Value, currency)).With("sample", before.SampleSize).With("from", before.From).With("to", before.To);
    }

    private PhraseValue In(decimal value, string currency) => PhraseValue.Of(value, Kpi.Unit == "currency" ? currency : Kpi.Unit);
}
