using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Operations;

/// <summary>The first business review: KPIs in operation, and cost against budget and buffer.</summary>
/// <param name="Choice">Choice id that the figures speak for.</param>
/// <param name="Reasons">Why.</param>
/// <param name="MeanMonthlyCost">Mean of the months given; null when none was.</param>
public sealed record OperationsReview(string Choice, IReadOnlyList<Phrase> Reasons, decimal? MeanMonthlyCost)
{
    /// <summary>Keeps the vendor.</summary>
    public const string Keep = "keep";

    /// <summary>Asks for a corrective plan.</summary>
    public const string CorrectivePlan = "corrective-plan";

    /// <summary>Weighs KPIs and cost.</summary>
    public static OperationsReview Of(IReadOnlyList<KpiVerdict> verdicts, IReadOnlyList<MonthCost> costs, Budget budget)
    {
        var failed = verdicts.Where(one => one.Verdict == Verdict.Failed).ToList();
        decimal? mean = costs.Count == 0 ? null : costs.Average(cost => cost.Amount);
        var limit = budget.ExpectedMonthlyCost * (1 + budget.BufferShare);
        var isOver = mean > limit;
        return new OperationsReview(failed.Exists(one => one.Kpi.Critical) || isOver ? CorrectivePlan : Keep, [.. Reasons()], mean);

        IEnumerable<Phrase> Reasons()
        {
            yield return new Phrase("operations.passed").With("count", verdicts.Count(one => one.Verdict == Verdict.Passed)).With("total", verdicts.Count);
            foreach (var one in failed) yield return new Phrase("operations.failed").With("kpi", one.Kpi.Name);
            if (mean is null) yield return new Phrase("operations.no-cost");
            else yield return new Phrase(isOver ? "operations.over-budget" : "operations.within-budget")
                .With("cost", PhraseValue.Of(decimal.Round(mean.Value), budget.Currency)).With("limit", PhraseValue.Of(decimal.Round(limit), budget.Currency));
        }
    }
}
