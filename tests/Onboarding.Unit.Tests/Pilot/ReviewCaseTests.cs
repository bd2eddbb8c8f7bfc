using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class ReviewCaseTests
{
    [Theory]
    [InlineData(60, 30, new[] { "continue", "adjust-scope", "scale-up", "exit" })]
    [InlineData(60, 60, new[] { "scale-up", "extend", "exit" })]
    [InlineData(89, 89, new[] { "scale-up", "extend", "exit" })]
    [InlineData(90, 90, new[] { "scale-up", "exit" })]
    public void What_is_offered_depends_on_the_day_and_on_whether_the_pilot_can_still_grow(int length, int day, string[] offered) =>
        Assert.Equal(offered, Judge(length, day, []).Recommendation.Offered);

    [Fact]
    public void Readings_since_the_review_before_are_held_against_those_up_to_it()
    {
        var kpi = SampleFile.Playbook.Kpis.First(one => one.Id == "qa-pass-rate").Id;
        Reading[] readings = [Measured.OfShare(980, 1000, 29, kpi), Measured.OfShare(850, 1000, 30, kpi)];

        Assert.Contains(Judge(90, 60, readings).Case.Reasons, reason => reason.Key == "pilot.warning");
        Assert.DoesNotContain(Judge(90, 60, [.. readings.Take(1)]).Case.Reasons, reason => reason.Key == "pilot.warning");
    }

    private static (PilotRecommendation Recommendation, Workflows.Gates.GateCase Case) Judge(int length, int day, IReadOnlyList<Reading> readings) =>
        PrepareReviewGate.Judge(SampleFile.File, SampleFile.Plan with { LengthDays = length }, day, readings, SampleFile.Plan.StartsOn.AddDays(30));
}
