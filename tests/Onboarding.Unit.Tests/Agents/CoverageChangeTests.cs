using CsCheck;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Lifecycle;

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

    [Fact]
    public void What_opens_a_need_never_closes_one_and_the_order_of_needs_never_matters() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2]).Sample((phone, chat, phoneAfter, chatAfter) =>
    {
        var (before, after) = (Both(phone, chat), Both(phoneAfter, chatAfter));
        var turned = CoverageChange.Entry(Turned(before), Turned(after))?.Kind;

        return turned == CoverageChange.Entry(before, after)?.Kind
            && (turned != "training.need-opened" || CoverageChange.Entry(after, before)?.Kind != "training.need-opened")
            && CoverageChange.OpensNeed(before, after) == (phone + chat > phoneAfter + chatAfter);
    });

    private static CertificationCoverage Both(int phone, int chat) =>
        new(phone + chat, [new NeedCoverage(new StaffingNeed("en", "phone", 2), phone), new NeedCoverage(new StaffingNeed("en", "chat", 2), chat)]);

    private static CertificationCoverage Turned(CertificationCoverage coverage) => coverage with { Needs = [.. coverage.Needs.Reverse()] };

    private static CertificationCoverage Covered(int agents) => new(agents, [new NeedCoverage(new StaffingNeed("en", "phone", 2), agents)]);
}
