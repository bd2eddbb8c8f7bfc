using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Training;

public sealed class PlanCheckTests
{
    private static readonly PilotPlan Plan = SampleFile.Plan;

    [Theory]
    [InlineData(59, 0, "lengthDays")]
    [InlineData(60, 0, null)]
    [InlineData(90, 0, null)]
    [InlineData(91, 0, "lengthDays")]
    [InlineData(90, 1, "startsOn")]
    public void A_new_plan_is_60_to_90_days_long_and_does_not_begin_in_the_past(int length, int daysLate, string? field) => Assert.Equal(
        field is null ? [] : [field],
        PlanCheck.OfNew(Plan with { LengthDays = length }, SampleFile.File, Plan.StartsOn.AddDays(daysLate)).Select(error => error.Field));

    [Fact]
    public void Staffing_stays_within_the_request() => Assert.Equal(
        ["staffing[0].channel", "staffing[1].language"],
        PlanCheck.OfNew(Plan with { Staffing = [new("en", "email", 1), new("de", "chat", 1)] }, SampleFile.File, Plan.StartsOn).Select(error => error.Field));

    [Fact]
    public void During_the_pilot_segment_and_staffing_change_and_the_rest_stays()
    {
        var smaller = Plan with { Segment = "Returns only", Staffing = [new("en", "phone", 1)] };

        Assert.Empty(Adjusted(smaller, covered: 1));
        Assert.Equal(["startsOn"], Adjusted(smaller with { StartsOn = Plan.StartsOn.AddDays(1) }, covered: 1));
        Assert.Equal(["lengthDays"], Adjusted(smaller with { LengthDays = 60 }, covered: 1));
    }

    [Fact]
    public void Nobody_serves_uncertified_after_an_adjustment() =>
        Assert.Equal(["staffing[0].agents"], Adjusted(Plan with { Staffing = [new("en", "phone", 3)] }, covered: 2));

    [Theory]
    [InlineData(StageState.Scheduled, "adjust-scope", true)]
    [InlineData(StageState.Scheduled, "continue", false)]
    [InlineData(StageState.InReview, "adjust-scope", false)]
    [InlineData(StageState.Preparing, "adjust-scope", false)]
    public void The_scope_is_open_from_a_decision_to_adjust_it_until_the_next_review(StageState state, string choice, bool open) =>
        Assert.Equal(open, PutPilotPlan.IsScopeOpen(SampleFile.RunAt(StageIds.Pilot, state), [Review(30, choice)]));

    [Fact]
    public void The_newest_decision_about_the_pilot_counts()
    {
        var run = SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled);

        Assert.False(PutPilotPlan.IsScopeOpen(run, [Review(30, "adjust-scope"), Review(60, "continue")]));
        Assert.True(PutPilotPlan.IsScopeOpen(run, [Review(60, "adjust-scope"), Review(30, "continue")]));
        Assert.False(PutPilotPlan.IsScopeOpen(run, []));
    }

    [Fact]
    public void Time_makes_no_plan_fit_again_and_the_order_of_its_staffing_never_matters() =>
        Gen.Select(Gen.Int[50, 100], Gen.Int[-5, 5], Gen.Int[0, 30], Gen.Int[0, 3].Array[1, 4]).Sample((length, days, later, needs) =>
        {
            StaffingNeed[] known = [new("en", "phone", 1), new("zh-CN", "chat", 1), new("de", "phone", 1), new("en", "email", 1)];
            var plan = Plan with { LengthDays = length, Staffing = [.. needs.Select(need => known[need])] };
            int ErrorsOn(PilotPlan one, int day) => PlanCheck.OfNew(one, SampleFile.File, Plan.StartsOn.AddDays(day)).Count();

            return ErrorsOn(plan, days + later) >= ErrorsOn(plan, days) && ErrorsOn(plan with { Staffing = [.. plan.Staffing.Reverse()] }, days) == ErrorsOn(plan, days);
        });

    private static IEnumerable<string> Adjusted(PilotPlan plan, int covered) => PlanCheck
        .OfAdjusted(plan, Plan, SampleFile.Request, new CertificationCoverage(covered, [new NeedCoverage(plan.Staffing[0], covered)]))
        .Select(error => error.Field);

    private static Gate Review(int day, string choice)
    {
        var order = new GateOrder("run-1", GateIds.ReviewOn(day), 1);
        return new Gate
        {
            Id = order.GateId,
            Stage = StageIds.Pilot,
            Round = 1,
            Status = GateStatus.Decided,
            Case = new GateCase { Question = new Phrase("stage.pilot") },
            Outcome = SampleFile.Decided(order, choice) with { At = SampleFile.Began.AddDays(day) },
        };
    }
}
