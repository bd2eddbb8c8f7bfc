using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Operations;

/// <summary>What a business review weighs.</summary>
public sealed record OperationsFacts
{
    /// <summary>One for each KPI, over the days that the review looks at; after a corrective plan only those after it.</summary>
    public required IReadOnlyList<KpiVerdict> Verdicts { get; init; }

    /// <summary>True when any reading of those days was handed in.</summary>
    public required bool HasReadings { get; init; }

    /// <summary>Each KPI against the time before.</summary>
    public IReadOnlyList<KpiTrend> Trends { get; init; } = [];

    /// <summary>Cost against budget and buffer; after a corrective plan only of months after it.</summary>
    public required OperationsCost Cost { get; init; }

    /// <summary>Currency of the budget.</summary>
    public required string Currency { get; init; }

    /// <summary>How the vendor's security audits stand.</summary>
    public required AuditStanding Audits { get; init; }

    /// <summary>Corrective actions that are still to be done.</summary>
    public int ActionsOpen { get; init; }

    /// <summary>Those of them whose due day is over.</summary>
    public int ActionsOverdue { get; init; }

    /// <summary>The corrective plan that was carried out since the review was first held; null: none.</summary>
    public PlanBefore? Plan { get; init; }
}

/// <summary>A business review: KPIs in operation with their trend, cost against budget and buffer, security audits. Pure.</summary>
/// <param name="Choice">Choice id that the facts speak for.</param>
/// <param name="IsInOrder">True when nothing is wrong, so that a monthly review needs nobody's decision.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Figures">For the decision page.</param>
/// <param name="Faults">What a corrective plan has to mend: what is wrong now, and what an earlier plan is not yet shown to have mended.</param>
public sealed record OperationsReview(string Choice, bool IsInOrder, IReadOnlyList<Phrase> Reasons, IReadOnlyList<Figure> Figures, ReviewFaults Faults)
{
    /// <summary>What the corrective plan was worth; null: there was none.</summary>
    public PlanResult? Plan { get; init; }

    /// <summary>
    /// Weighs the facts. A critical KPI that is missed, a cost above budget and buffer, or a failed audit speak for a corrective plan, and
    /// for exit when they came after a plan. What led to the plan never speaks for exit: as long as nothing newer tells, the plan goes on.
    /// Without any reading nothing is in order.
    /// </summary>
    public static OperationsReview Of(OperationsFacts facts)
    {
        var failed = facts.Verdicts.Where(one => one.Verdict == Verdict.Failed).ToList();
        var faults = ReviewFaults.Of(facts.Verdicts, facts.Cost);
        var mustChange = faults.Any || facts.Audits.IsFailed;
        var plan = facts.Plan?.ResultIn(facts);
        return new OperationsReview(
            plan switch
            {
                PlanResult.Failed => ChoiceIds.Exit,
                PlanResult.Unproven => ChoiceIds.CorrectivePlan,
                _ => mustChange ? ChoiceIds.CorrectivePlan : ChoiceIds.Keep,
            },
            facts.HasReadings && failed.Count == 0 && !mustChange && !facts.Audits.IsOverdue && facts.ActionsOverdue == 0,
            [
                new Phrase("operations.passed").With("count", facts.Verdicts.Count(one => one.Verdict == Verdict.Passed)).With("total", facts.Verdicts.Count),
                .. facts.HasReadings ? [] : new[] { new Phrase("operations.no-readings") },
                .. failed.Select(one => new Phrase("operations.failed").With("kpi", one.Kpi.Name)),
                .. facts.Trends.Where(trend => trend.Direction == TrendDirection.Worse).Select(trend => new Phrase("operations.worse").With("kpi", trend.Kpi.Name)),
                facts.Cost.Reason(facts.Currency),
                .. facts.Audits.Reasons(),
                .. facts.ActionsOverdue > 0 ? new[] { new Phrase("operations.actions-overdue").With("count", facts.ActionsOverdue) } : [],
                .. plan is { } result ? new[] { new Phrase($"operations.plan-{result.ToString().ToLowerInvariant()}").With("on", facts.Plan!.On) } : [],
            ],
            [
                .. facts.Verdicts.Select(one => one.ToFigure(facts.Currency)),
                .. facts.Trends.Select(trend => trend.ToFigure(facts.Currency)).OfType<Figure>(),
                .. facts.Audits.Figures(),
                new Figure(
                    new Phrase("figure.actions"),
                    new Phrase("value.actions").With("count", facts.ActionsOpen).With("overdue", facts.ActionsOverdue),
                    facts.ActionsOverdue > 0 ? "fail" : null),
                facts.Cost.ToFigure(facts.Currency),
            ],
            facts.Plan is { } before ? faults.And(before.Faults.NotToldBy(facts.Verdicts, facts.Cost)) : faults)
        {
            Plan = plan,
        };
    }
}
