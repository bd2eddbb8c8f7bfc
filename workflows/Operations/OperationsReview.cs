using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Operations;

/// <summary>The first business review: KPIs in operation, and cost against budget and buffer.</summary>
/// <param name="Choice">Choice id that the figures speak for.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Cost">What operations cost, for the decision page.</param>
public sealed record OperationsReview(string Choice, IReadOnlyList<Phrase> Reasons, Figure Cost)
{
    /// <summary>Weighs KPIs and cost.</summary>
    /// <param name="verdicts">One for each KPI.</param>
    /// <param name="costs">Every month's cost given, those of pilot and ramp too.</param>
    /// <param name="beganOn">First day of operations.</param>
    /// <param name="budget">What it may cost.</param>
    public static OperationsReview Of(IReadOnlyList<KpiVerdict> verdicts, IReadOnlyList<MonthCost> costs, DateOnly beganOn, Budget budget)
    {
        var failed = verdicts.Where(one => one.Verdict == Verdict.Failed).ToList();
        var cost = OperationsCost.Of(costs, beganOn, budget);
        return new OperationsReview(
            failed.Exists(one => one.Kpi.Critical) || cost.IsOver ? ChoiceIds.CorrectivePlan : ChoiceIds.Keep,
            [
                new Phrase("operations.passed").With("count", verdicts.Count(one => one.Verdict == Verdict.Passed)).With("total", verdicts.Count),
                .. failed.Select(one => new Phrase("operations.failed").With("kpi", one.Kpi.Name)),
                cost.Reason(budget.Currency),
            ],
            cost.ToFigure(budget.Currency));
    }
}
