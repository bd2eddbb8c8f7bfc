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
    private static readonly DateOnly Later = new(2027, 1, 15);
    private static readonly PlanBefore Plan = new(new(2026, 10, 23), ReviewFaults.None);

    [Theory]
    [InlineData(Verdict.Passed, true, "keep", true)]
    [InlineData(Verdict.NotEnoughData, true, "keep", true)]
    [InlineData(Verdict.Failed, false, "keep", false)]
    [InlineData(Verdict.Failed, true, "corrective-plan", false)]
    public void A_critical_miss_speaks_for_a_corrective_plan(Verdict verdict, bool critical, string choice, bool isInOrder)
    {
        var review = OperationsReview.Of(Facts(new MonthCost("2026-10", 1)) with { Verdicts = [Measured.Judged(verdict, critical)] });

        Assert.Equal((choice, isInOrder), (review.Choice, review.IsInOrder));
    }

    [Theory]
    [InlineData(0, "keep", "pass")]
    [InlineData(1, "corrective-plan", "fail")]
    public void A_month_may_cost_budget_and_buffer_and_no_more(int above, string choice, string verdict)
    {
        var review = OperationsReview.Of(Facts(new MonthCost("2026-10", Limit + above)));

        Assert.Equal((choice, verdict), (review.Choice, review.Figures[^1].Verdict));
    }

    [Fact]
    public void Cheap_months_of_pilot_and_ramp_hide_no_overrun()
    {
        var review = OperationsReview.Of(Facts(new("2026-07", 90_000), new("2026-08", 110_000), new("2026-09", 200_000), new("2026-10", 320_000), new("2026-11", 330_000)));

        Assert.Equal("corrective-plan", review.Choice);
        Assert.Contains(review.Reasons, reason => reason.Key == "operations.over-budget" && reason.Values["cost"].Number == 325_000);
        Assert.Equal("2026-10, 2026-11", review.Figures[^1].Value.Values["months"].Name!.En);
    }

    [Theory]
    [InlineData("2026-09-01", "2026-09, 2026-10")]
    [InlineData("2026-09-02", "2026-10")]
    [InlineData("2026-10-01", "2026-10")]
    public void A_month_counts_when_operations_had_begun_on_its_first_day(string began, string months) => Assert.Equal(
        months,
        string.Join(", ", OperationsCost.Of([new("2026-10", 1), new("2026-09", 1)], Day(began), SampleFile.Request.Budget, Later).Months));

    [Theory]
    [InlineData(1, "2026-12-20", "2026-09-22")]
    [InlineData(2, "2026-10-22", "2026-10-01")]
    [InlineData(2, "2026-09-25", "2026-09-22")]
    public void A_further_review_counts_the_months_that_it_looks_at(int number, string from, string since) =>
        Assert.Equal(Day(since), OperationsCost.Since(number, Began, Day(from)));

    [Theory]
    [InlineData("2026-10-31", "")]
    [InlineData("2026-11-01", "2026-10")]
    public void A_month_that_is_not_over_never_counts(string today, string months) => Assert.Equal(
        months,
        string.Join(", ", OperationsCost.Of([new("2026-10", 1), new("2026-11", 9_000_000)], Began, SampleFile.Request.Budget, Day(today)).Months));

    [Theory]
    [InlineData(1, "2026-10-22", "2026-11-21", "2026-11-22")]
    [InlineData(2, "2026-11-22", "2026-11-21", "2026-11-22")]
    [InlineData(2, "2026-11-22", "2026-10-31", "2026-11-01")]
    public void A_month_that_had_begun_before_the_corrective_plan_never_counts_after_it(int number, string from, string plan, string since) =>
        Assert.Equal(Day(since), OperationsCost.Since(number, Began, Day(from), Day(plan)));

    [Fact]
    public void Without_a_whole_month_of_operation_the_cost_is_open()
    {
        var review = OperationsReview.Of(Facts(new MonthCost("2026-09", 900_000)));

        Assert.Equal(("keep", "open"), (review.Choice, review.Figures[^1].Verdict));
        Assert.Contains(review.Reasons, reason => reason.Key == "operations.no-cost");
    }

    [Theory]
    [InlineData(AuditResult.Passed, false, "keep", true)]
    [InlineData(AuditResult.Failed, false, "corrective-plan", false)]
    [InlineData(AuditResult.Passed, true, "keep", false)]
    public void A_failed_audit_speaks_for_a_plan_and_an_overdue_one_for_a_decision(AuditResult result, bool isOverdue, string choice, bool isInOrder)
    {
        var review = OperationsReview.Of(Facts() with { Verdicts = [Measured.Judged(Verdict.Passed, critical: true)], Audits = Audits(result, isOverdue) });

        Assert.Equal((choice, isInOrder), (review.Choice, review.IsInOrder));
    }

    [Theory]
    [InlineData(true, "exit", "operations.plan-failed")]
    [InlineData(false, "keep", "operations.plan-worked")]
    public void A_plan_that_mended_nothing_speaks_for_exit(bool isStillWrong, string choice, string reason)
    {
        var facts = Facts() with { Verdicts = [Measured.Judged(isStillWrong ? Verdict.Failed : Verdict.Passed, critical: true)], Plan = Plan };

        var review = OperationsReview.Of(facts);

        Assert.Equal(choice, review.Choice);
        Assert.Contains(review.Reasons, one => one.Key == reason);
    }

    [Theory]
    [InlineData(PlanResult.Unproven, "2026-10-23")]
    [InlineData(PlanResult.Failed, "2026-11-24")]
    [InlineData(PlanResult.Worked, "2026-11-24")]
    public void As_long_as_nothing_tells_what_a_plan_was_worth_a_further_plan_does_not_move_its_day(PlanResult result, string on)
    {
        var review = OperationsReview.Of(Facts() with { Plan = Plan });
        var held = new BusinessReview
        {
            Number = 1,
            Kind = ReviewKind.First,
            From = Began,
            To = Began.AddDays(30),
            HeldAt = SampleFile.Began,
            HasGate = true,
            Recommendation = review.Choice,
            Reasons = review.Reasons,
            Figures = review.Figures,
            Faults = new(["share"], false),
            PlanOn = Plan.On,
            Plan = result,
        };

        Assert.Equal(Day(on), PlanBefore.Of(Day("2026-11-24"), held).On);
        Assert.Equal(["share"], PlanBefore.Of(Day("2026-11-24"), held).Faults.Kpis);
        Assert.Equal(new PlanBefore(Day("2026-11-24"), ReviewFaults.None), PlanBefore.Of(Day("2026-11-24"), held: null));
    }

    [Theory]
    [InlineData(Verdict.NotEnoughData, "corrective-plan", "operations.plan-unproven")]
    [InlineData(Verdict.Passed, "keep", "operations.plan-worked")]
    [InlineData(Verdict.Failed, "exit", "operations.plan-failed")]
    public void What_led_to_a_plan_speaks_for_exit_only_when_it_is_seen_again(Verdict since, string choice, string reason)
    {
        var facts = Facts() with { Verdicts = [Measured.Judged(since, critical: true)], Plan = Plan with { Faults = new(["share"], false) } };

        var review = OperationsReview.Of(facts);

        Assert.Equal(choice, review.Choice);
        Assert.Equal(Plan.On, review.Reasons.Single(one => one.Key == reason).Values["on"].Day);
        Assert.Equal(since == Verdict.Passed ? [] : ["share"], review.Faults.Kpis);
    }

    [Theory]
    [InlineData(null, "corrective-plan", true)]
    [InlineData(1, "keep", false)]
    [InlineData(9_000_000, "exit", true)]
    public void A_cost_that_led_to_a_plan_is_told_by_months_after_it(int? amount, string choice, bool isStillToMend)
    {
        var costs = amount is { } given ? new[] { new MonthCost("2026-11", given) } : [];

        var review = OperationsReview.Of(Facts(costs) with { Plan = Plan with { Faults = new([], true) } });

        Assert.Equal((choice, isStillToMend), (review.Choice, review.Faults.IsOverBudget));
    }

    [Theory]
    [InlineData(0, "corrective-plan")]
    [InlineData(1, "exit")]
    public void An_audit_that_failed_before_the_plan_never_speaks_for_exit(int daysAfterPlan, string choice)
    {
        var audit = new SecurityAudit { On = Plan.On.AddDays(daysAfterPlan), Result = AuditResult.Failed, Findings = ["Shared accounts"], Evidence = "report" };

        Assert.Equal(choice, OperationsReview.Of(Facts() with { Audits = new(audit, Began.AddDays(180), false), Plan = Plan }).Choice);
    }

    [Fact]
    public void Without_a_reading_since_the_plan_it_is_neither_kept_nor_left() =>
        Assert.Equal("corrective-plan", OperationsReview.Of(Facts() with { HasReadings = false, Plan = Plan }).Choice);

    [Fact]
    public void Whatever_led_to_a_plan_only_what_came_after_it_speaks_for_exit() => Gen.Select(Gen.Enum<Verdict>().Array[0, 5], Gen.Bool, Gen.Bool).Sample((verdicts, isOverBudget, hasReadings) =>
    {
        var since = verdicts.Select((verdict, index) => Measured.Judged(verdict, critical: true, $"kpi-{index}")).ToList();
        var plan = Plan with { Faults = new([.. since.Select(one => one.Kpi.Id)], isOverBudget) };
        var review = OperationsReview.Of(Facts() with { Verdicts = since, HasReadings = hasReadings, Plan = plan });
        return review.Choice == "exit" == verdicts.Contains(Verdict.Failed);
    });

    [Fact]
    public void Without_any_reading_nothing_is_in_order()
    {
        var review = OperationsReview.Of(Facts() with { HasReadings = false });

        Assert.False(review.IsInOrder);
        Assert.Contains(review.Reasons, reason => reason.Key == "operations.no-readings");
    }

    [Fact]
    public void An_overdue_action_needs_a_decision() => Assert.False(OperationsReview.Of(Facts() with { ActionsOpen = 2, ActionsOverdue = 1 }).IsInOrder);

    [Fact]
    public void A_KPI_that_became_worse_is_named()
    {
        var trend = new KpiTrend(Measured.Share, new Interval(0.95m, 0.94m, 0.96m), new Interval(0.9m, 0.89m, 0.91m));

        Assert.Contains(OperationsReview.Of(Facts() with { Trends = [trend] }).Reasons, reason => reason.Key == "operations.worse");
    }

    [Fact]
    public void A_dearer_month_never_makes_the_review_milder() => Gen.Select(Gen.Int[0, 400_000], Gen.Int[0, 400_000], Gen.Bool).Sample((one, more, afterPlan) =>
        Severity(OperationsReview.Of(Facts(new MonthCost("2026-10", one + more)) with { Plan = afterPlan ? Plan : null }))
        >= Severity(OperationsReview.Of(Facts(new MonthCost("2026-10", one)) with { Plan = afterPlan ? Plan : null })));

    [Fact]
    public void One_more_miss_never_makes_the_review_milder() => Gen.Select(Gen.Select(Gen.Enum<Verdict>(), Gen.Bool).Array[0, 6], Gen.Bool).Sample((kpis, afterPlan) =>
    {
        var verdicts = kpis.Select(kpi => Measured.Judged(kpi.Item1, kpi.Item2)).ToList();
        var before = OperationsReview.Of(Facts() with { Verdicts = verdicts, Plan = afterPlan ? Plan : null });
        var after = OperationsReview.Of(Facts() with { Verdicts = [.. verdicts, Measured.Judged(Verdict.Failed, critical: true)], Plan = afterPlan ? Plan : null });
        return Severity(after) >= Severity(before) && !(after.IsInOrder && !before.IsInOrder);
    });

    [Fact]
    public void The_order_of_KPIs_never_matters() => Gen.Select(Gen.Enum<Verdict>(), Gen.Bool).Array[0, 6].Sample(kpis =>
    {
        var verdicts = kpis.Select(kpi => Measured.Judged(kpi.Item1, kpi.Item2)).ToList();
        var (one, other) = (OperationsReview.Of(Facts() with { Verdicts = verdicts }), OperationsReview.Of(Facts() with { Verdicts = [.. verdicts.AsEnumerable().Reverse()] }));
        return (one.Choice, one.IsInOrder) == (other.Choice, other.IsInOrder);
    });

    private static int Severity(OperationsReview review) => Array.IndexOf(["keep", "corrective-plan", "exit"], review.Choice);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static AuditStanding Audits(AuditResult result, bool isOverdue) => new(
        new SecurityAudit { On = Began, Result = result, Findings = ["Shared accounts"], Evidence = "report" }, Began.AddDays(180), isOverdue);

    private static OperationsFacts Facts(params MonthCost[] costs) => new()
    {
        Verdicts = [],
        HasReadings = true,
        Cost = OperationsCost.Of(costs, Began, SampleFile.Request.Budget, Later),
        Currency = "GBP",
        Audits = new AuditStanding(null, null, false),
    };
}
