using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Contract;

/// <summary>The SLA table: taken over from the requirements, line by line, and compared with what the contract settles.</summary>
public static class SlaTable
{
    /// <summary>One line for each KPI, in the playbook's order.</summary>
    /// <param name="kpis">The KPIs with the run's own targets.</param>
    /// <param name="baseline">Values before outsourcing.</param>
    /// <param name="terms">What the contract settles.</param>
    public static IReadOnlyList<SlaLine> Of(IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline, IReadOnlyList<SlaTerm> terms) =>
    [
        .. from kpi in kpis
           let required = kpi.Target ?? baseline.FirstOrDefault(value => value.Kpi == kpi.Id)?.Value
           let agreed = terms.FirstOrDefault(term => term.Kpi == kpi.Id)
           select new SlaLine(kpi, required, agreed, Compare(kpi.Direction, required, agreed?.Target)),
    ];

    /// <summary>How an agreed target compares with the one asked for; where none is asked for, any will do.</summary>
    /// <param name="direction">Which side of the target is good.</param>
    /// <param name="required">Target asked for; null: none.</param>
    /// <param name="agreed">Target agreed; null: none.</param>
    public static SlaVerdict Compare(KpiDirection direction, decimal? required, decimal? agreed)
    {
        if (agreed is not { } target) return SlaVerdict.NotAgreed;
        if (required is not { } asked || target == asked) return SlaVerdict.AsRequired;
        return target > asked == (direction == KpiDirection.AtLeast) ? SlaVerdict.Stronger : SlaVerdict.Weaker;
    }
}
