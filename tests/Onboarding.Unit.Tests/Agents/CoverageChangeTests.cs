using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Agents;

public sealed class CoverageChangeTests
{
    [Theory]
    [InlineData(2, 1, "training.need-opened")]
    [InlineData(1, 0, "training.need-opened")]
    [InlineData(2, 2, null)]
    [InlineData(1, 1, null)]
    [InlineData(0, 1, null)]
    [InlineData(1, 2, "training.need-closed")]
    public void Turnover_opens_the_need_and_new_certificates_close_it(int before, int after, string? kind) =>
        Assert.Equal(kind, CoverageChange.Entry(Covered(before), Covered(after))?.Kind);

    [Fact]
    public void Before_a_pilot_is_planned_nothing_is_needed() => Assert.Null(CoverageChange.Entry(null, null));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    public void Coverage_is_judged_for_the_first_day_while_that_is_ahead_and_for_today_afterwards(int today, int judged)
    {
        var pilot = new PilotPlan { Segment = "Orders", StartsOn = new DateOnly(2026, 5, 11), LengthDays = 90, Staffing = [] };

        Assert.Equal(pilot.StartsOn.AddDays(judged), AgentRoster.DayThatCounts(pilot, pilot.StartsOn.AddDays(today)));
    }

    private static CertificationCoverage Covered(int agents) => new(agents, [new NeedCoverage(new StaffingNeed("en", "phone", 2), agents)]);
}
