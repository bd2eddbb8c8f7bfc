using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Contract;

/// <summary>The first year's price against the budget, both in the budget's currency.</summary>
/// <param name="FirstYear">Everything that the contract prices, over twelve months.</param>
/// <param name="Budget">Twelve months of the service and its hidden costs as the request expects them.</param>
/// <param name="Limit">The budget with its buffer.</param>
/// <param name="Unpriced">Words of the parts that the contract gives no price for; 0 is a price.</param>
public sealed record PriceComparison(decimal FirstYear, decimal Budget, decimal Limit, IReadOnlyList<string> Unpriced)
{
    private const int Months = 12;

    /// <summary>How the price compares.</summary>
    public PriceVerdict Verdict =>
        FirstYear <= Budget ? PriceVerdict.WithinBudget : FirstYear <= Limit ? PriceVerdict.UsesBuffer : PriceVerdict.AboveBudget;

    /// <summary>Compares a price with a budget.</summary>
    public static PriceComparison Of(ContractPrice price, Budget budget)
    {
        var expected = budget.ExpectedMonthlyCost * Months + budget.HiddenCosts.Sum(cost => cost.Amount);
        return new PriceComparison(
            PartsOf(price).Sum(part => (part.Price ?? 0) * part.Times),
            expected,
            decimal.Round(expected * (1 + budget.BufferShare), 2),
            [.. PartsOf(price).Where(part => part.Price is null).Select(part => part.Word)]);
    }

    private static (string Word, decimal? Price, int Times)[] PartsOf(ContractPrice price) =>
    [
        ("monthly-service", price.MonthlyService, Months), ("set-up", price.SetUp, 1), ("training", price.Training, 1),
        ("quality-assurance", price.MonthlyQualityAssurance, Months), ("reports", price.MonthlyReports, Months),
        ("after-hours", price.MonthlyAfterHours, Months), ("surge", price.YearlySurge, 1),
    ];
}

/// <summary>How a price compares with a budget.</summary>
public enum PriceVerdict
{
    /// <summary>Not above it.</summary>
    WithinBudget,

    /// <summary>Above it, but not above budget and buffer.</summary>
    UsesBuffer,

    /// <summary>Above budget and buffer.</summary>
    AboveBudget,
}
