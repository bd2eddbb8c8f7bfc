using System.Text.Json.Serialization;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Workflows.Operations;

/// <summary>What readings and costs show that asks for a corrective plan. A failed audit stands in its own row and is not repeated here.</summary>
/// <param name="Kpis">Ids of critical KPIs that missed their target.</param>
/// <param name="IsOverBudget">True when the cost was above budget and buffer.</param>
public sealed record ReviewFaults(IReadOnlyList<string> Kpis, bool IsOverBudget)
{
    /// <summary>Nothing is wrong.</summary>
    public static ReviewFaults None { get; } = new([], false);

    /// <summary>True when something is wrong.</summary>
    [JsonIgnore]
    public bool Any => Kpis.Count > 0 || IsOverBudget;

    /// <summary>What the data of a review show.</summary>
    public static ReviewFaults Of(IReadOnlyList<KpiVerdict> verdicts, OperationsCost cost) =>
        new([.. verdicts.Where(one => one.Verdict == Verdict.Failed && one.Kpi.Critical).Select(one => one.Kpi.Id)], cost.IsOver);

    /// <summary>Those that newer data show neither as mended nor as still there.</summary>
    public ReviewFaults NotToldBy(IReadOnlyList<KpiVerdict> verdicts, OperationsCost cost) => new(
        [.. Kpis.Where(id => verdicts.Any(one => one.Kpi.Id == id && one.Verdict == Verdict.NotEnoughData))],
        IsOverBudget && cost.Mean is null);

    /// <summary>These and others.</summary>
    public ReviewFaults And(ReviewFaults others) => new([.. Kpis.Union(others.Kpis)], IsOverBudget || others.IsOverBudget);
}
