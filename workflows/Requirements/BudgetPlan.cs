using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Requirements;

/// <summary>The first year's money, in the budget's currency.</summary>
/// <param name="Service">Twelve months of the outsourced service.</param>
/// <param name="Hidden">Costs that offers tend to leave out (S1).</param>
/// <param name="Buffer">Share kept back for adjustments (S1: 10-20%).</param>
/// <param name="Today">Twelve months of the service as it is.</param>
public sealed record BudgetPlan(decimal Service, decimal Hidden, decimal Buffer, decimal Today)
{
    private const int Months = 12;

    /// <summary>What the first year may cost.</summary>
    public decimal Total => Service + Hidden + Buffer;

    /// <summary>Saving against today as a share; negative when it costs more.</summary>
    public decimal Saving => Today == 0 ? 0 : (Today - Total) / Today;

    /// <summary>Adds up a budget.</summary>
    public static BudgetPlan Of(Budget budget)
    {
        var service = budget.ExpectedMonthlyCost * Months;
        var hidden = budget.HiddenCosts.Sum(cost => cost.Amount);
        return new BudgetPlan(service, hidden, decimal.Round((service + hidden) * budget.BufferShare, 2), budget.CurrentMonthlyCost * Months);
    }
}
