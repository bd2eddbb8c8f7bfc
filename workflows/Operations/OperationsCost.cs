using System.Globalization;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Operations;

/// <summary>What a month of operations costs against budget and buffer. Months of pilot and ramp are cheaper and would hide an overrun.</summary>
/// <param name="Months">Months that count, as <c>yyyy-MM</c>, ascending.</param>
/// <param name="Mean">Mean of their costs; null when there is none.</param>
/// <param name="Limit">What a month may cost, buffer included.</param>
public sealed record OperationsCost(IReadOnlyList<string> Months, decimal? Mean, decimal Limit)
{
    /// <summary>True when it costs more than it may.</summary>
    public bool IsOver => Mean > Limit;

    /// <summary>Averages the months that lie wholly in the time that counts: those that began on its first day or later and are over.</summary>
    /// <param name="costs">Every month's cost, in any order.</param>
    /// <param name="since">First day that counts, see <see cref="Since"/>.</param>
    /// <param name="budget">Budget with its buffer.</param>
    /// <param name="today">Today (UTC).</param>
    public static OperationsCost Of(IReadOnlyList<MonthCost> costs, DateOnly since, Budget budget, DateOnly today)
    {
        var counted = costs.Where(cost => FirstDayOf(cost.Month) >= since && HasEnded(cost.Month, today)).OrderBy(cost => cost.Month, StringComparer.Ordinal).ToList();
        return new OperationsCost(
            [.. counted.Select(cost => cost.Month)],
            counted.Count == 0 ? null : counted.Average(cost => cost.Amount),
            LimitOf(budget));
    }

    /// <summary>
    /// From which day on months count in a review: all of operations in the first one, later the months that it looks at, and none that had
    /// begun when a corrective plan was carried out.
    /// </summary>
    /// <param name="number">Number of the review.</param>
    /// <param name="beganOn">First day of operations.</param>
    /// <param name="from">First day that the review looks at.</param>
    /// <param name="planOn">Day on which a corrective plan was carried out; null: none.</param>
    public static DateOnly Since(int number, DateOnly beganOn, DateOnly from, DateOnly? planOn = null)
    {
        var month = new DateOnly(from.Year, from.Month, 1);
        var since = number == 1 || month < beganOn ? beganOn : month;
        return planOn is { } plan && plan >= since ? plan.AddDays(1) : since;
    }

    /// <summary>True when a month, as <c>yyyy-MM</c>, is over: before, nobody knows what it cost.</summary>
    /// <param name="month">The month.</param>
    /// <param name="today">Today (UTC).</param>
    public static bool HasEnded(string month, DateOnly today) => FirstDayOf(month) < new DateOnly(today.Year, today.Month, 1);

    /// <summary>What a month may cost, buffer included.</summary>
    public static decimal LimitOf(Budget budget) => budget.ExpectedMonthlyCost * (1 + budget.BufferShare);

    /// <summary>In a sentence.</summary>
    public Phrase Reason(string currency) => Mean is not { } mean
        ? new Phrase("operations.no-cost")
        : new Phrase(IsOver ? "operations.over-budget" : "operations.within-budget").With("cost", Money(mean, currency)).With("limit", Money(Limit, currency));

    /// <summary>On the decision page, with the months that it is the mean of.</summary>
    public Figure ToFigure(string currency) => Mean is not { } mean
        ? new Figure(new Phrase("figure.operations-cost"), new Phrase("value.operations-no-cost"), "open")
        : new Figure(
            new Phrase("figure.operations-cost"),
            new Phrase("value.operations-cost").With("cost", Money(mean, currency)).With("limit", Money(Limit, currency)).With("months", LocalizedText.ListOf(Months)),
            IsOver ? "fail" : "pass");

    private static PhraseValue Money(decimal amount, string currency) => PhraseValue.Of(decimal.Round(amount), currency);

    private static DateOnly FirstDayOf(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
