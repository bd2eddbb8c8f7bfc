using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Operations;

namespace Onboarding.Unit.Tests.Operations;

public sealed class OperationsReviewTests
{
    // 255,000 and a buffer of 15%.
    private const decimal Limit = 293_250;

    private static readonly DateOnly Began = new(2026, 9, 22);

    [Theory]
    [InlineData(Verdict.Passed, true, "keep")]
    [InlineData(Verdict.NotEnoughData, true, "keep")]
    [InlineData(Verdict.Failed, false, "keep")]
    [InlineData(Verdict.Failed, true, "corrective-plan")]
    public void A_critical_miss_speaks_for_a_corrective_plan(Verdict verdict, bool critical, string choice) =>
        Assert.Equal(choice, Review([Measured.Judged(verdict, critical)], new MonthCost("2026-10", 1)).Choice);

    [Theory]
    [InlineData(0, "keep", "pass")]
    [InlineData(1, "corrective-plan", "fail")]
    public void A_month_may_cost_budget_and_buffer_and_no_more(int above, string choice, string verdict)
    {
        var review = Review([], new MonthCost("2026-10", Limit + above));

        Assert.Equal((choice, verdict), (review.Choice, review.Cost.Verdict));
    }

    [Fact]
    public void Cheap_months_of_pilot_and_ramp_hide_no_overrun()
    {
        var review = Review([], new("2026-07", 90_000), new("2026-08", 110_000), new("2026-09", 200_000), new("2026-10", 320_000), new("2026-11", 330_000));

        Assert.Equal("corrective-plan", review.Choice);
        Assert.Contains(review.Reasons, reason => reason.Key == "operations.over-budget" && reason.Values["cost"].Number == 325_000);
        Assert.Equal("2026-10, 2026-11", review.Cost.Value.Values["months"].Text);
    }

    [Theory]
    [InlineData("2026-09-01", "2026-09, 2026-10")]
    [InlineData("2026-09-02", "2026-10")]
    [InlineData("2026-10-01", "2026-10")]
    public void A_month_counts_when_operations_had_begun_on_its_first_day(string began, string months) => Assert.Equal(
        months,
        string.Join(", ", OperationsCost.Of(
            [new("2026-10", 1), new("2026-09", 1)],
            DateOnly.ParseExact(began, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            SampleFile.Request.Budget).Months));

    [Fact]
    public void Without_a_whole_month_of_operation_the_cost_is_open()
    {
        var review = Review([], new MonthCost("2026-09", 900_000));

        Assert.Equal(("keep", "open"), (review.Choice, review.Cost.Verdict));
        Assert.Contains(review.Reasons, reason => reason.Key == "operations.no-cost");
    }

    [Fact]
    public void A_dearer_month_never_makes_the_review_milder() => Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 400_000]).Sample((one, more) =>
        !(Review([], new MonthCost("2026-10", one)).Choice == "corrective-plan" && Review([], new MonthCost("2026-10", one + more)).Choice == "keep"));

    private static OperationsReview Review(IReadOnlyList<KpiVerdict> verdicts, params MonthCost[] costs) =>
        OperationsReview.Of(verdicts, costs, Began, SampleFile.Request.Budget);
}
