using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class EarlyWarningTests
{
    [Theory]
    [InlineData(KpiDirection.AtLeast, 950, 850, true)]
    [InlineData(KpiDirection.AtLeast, 950, 940, false)]
    [InlineData(KpiDirection.AtLeast, 850, 950, false)]
    [InlineData(KpiDirection.AtMost, 20, 80, true)]
    [InlineData(KpiDirection.AtMost, 20, 25, false)]
    [InlineData(KpiDirection.AtMost, 80, 20, false)]
    public void Warns_of_what_got_worse_by_more_than_chance(KpiDirection direction, int before, int after, bool warns) =>
        Assert.Equal(warns, Warns(direction, Measured.OfShare(before, 1000), Measured.OfShare(after, 1000, 30)));

    [Fact]
    public void Intervals_that_touch_are_no_warning()
    {
        var before = Measured.OfShare(900, 1000);
        var bound = Intervals.OfShare(900, 1000).Low;
        var touching = Enumerable.Range(0, 1000).Last(hits => Intervals.OfShare(hits, 1000).High < bound) + 1;

        Assert.True(Warns(KpiDirection.AtLeast, before, Measured.OfShare(touching - 1, 1000, 30)));
        Assert.False(Warns(KpiDirection.AtLeast, before, Measured.OfShare(touching, 1000, 30)));
    }

    [Fact]
    public void Without_readings_on_both_sides_there_is_nothing_to_compare()
    {
        Assert.Empty(EarlyWarning.Of([Measured.Share], [], [Measured.OfShare(1, 1000)], "GBP"));
        Assert.Empty(EarlyWarning.Of([Measured.Share], [Measured.OfShare(999, 1000)], [], "GBP"));
    }

    [Fact]
    public void A_warning_about_money_names_the_currency()
    {
        var cost = Measured.Share with { Unit = "currency", Direction = KpiDirection.AtMost };

        var warning = Assert.Single(EarlyWarning.Of([cost], [Measured.OfShare(100, 1000)], [Measured.OfShare(900, 1000, 30)], "GBP"));

        Assert.Equal("GBP", warning.Values["before"].Unit);
        Assert.Equal("GBP", warning.Values["after"].Unit);
    }

    [Fact]
    public void A_KPI_never_warns_in_both_directions_of_time() => Gen.Select(Gen.Int[0, 500], Gen.Int[0, 500], Gen.Enum<KpiDirection>()).Sample((one, other, direction) =>
        !(Warns(direction, Measured.OfShare(one, 500), Measured.OfShare(other, 500)) && Warns(direction, Measured.OfShare(other, 500), Measured.OfShare(one, 500))));

    private static bool Warns(KpiDirection direction, Reading before, Reading after) =>
        EarlyWarning.Of([Measured.Share with { Direction = direction }], [before], [after], "GBP").Count > 0;
}
