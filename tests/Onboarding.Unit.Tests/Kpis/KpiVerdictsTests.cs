using CsCheck;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class KpiVerdictsTests
{
    private const decimal Step = 0.000001m;

    [Theory]
    [InlineData(KpiDirection.AtLeast, 0, Verdict.Passed)]
    [InlineData(KpiDirection.AtLeast, 1, Verdict.Inconclusive)]
    [InlineData(KpiDirection.AtMost, -1, Verdict.Failed)]
    [InlineData(KpiDirection.AtMost, 0, Verdict.Inconclusive)]
    public void Around_the_low_end_of_the_interval(KpiDirection direction, int steps, Verdict expected) =>
        Assert.Equal(expected, Judge(direction, Intervals.OfShare(900, 1000).Low + steps * Step));

    [Theory]
    [InlineData(KpiDirection.AtLeast, 0, Verdict.Inconclusive)]
    [InlineData(KpiDirection.AtLeast, 1, Verdict.Failed)]
    [InlineData(KpiDirection.AtMost, -1, Verdict.Inconclusive)]
    [InlineData(KpiDirection.AtMost, 0, Verdict.Passed)]
    public void Around_the_high_end_of_the_interval(KpiDirection direction, int steps, Verdict expected) =>
        Assert.Equal(expected, Judge(direction, Intervals.OfShare(900, 1000).High + steps * Step));

    [Theory]
    [InlineData(399, Verdict.NoData)]
    [InlineData(400, Verdict.Passed)]
    public void A_verdict_needs_the_playbook_s_number_of_cases(int cases, Verdict expected)
    {
        var judged = Assert.Single(KpiVerdicts.Of([Measured.Share], [], [Measured.OfShare(cases, cases)]));

        Assert.Equal((expected, cases, expected != Verdict.NoData), (judged.Verdict, judged.Sample, judged.Value is not null));
    }

    [Fact]
    public void Without_readings_there_is_no_verdict_but_a_line() =>
        Assert.Equal((Verdict.NoData, 0), (Assert.Single(KpiVerdicts.Of([Measured.Share], [], [])) is { } one ? (one.Verdict, one.Sample) : default));

    [Fact]
    public void A_KPI_with_neither_target_nor_baseline_cannot_be_judged() =>
        Assert.Empty(KpiVerdicts.Of([Measured.Share with { Target = null }], [], [Measured.OfShare(900, 1000)]));

    [Fact]
    public void A_baseline_is_held_against_with_its_own_uncertainty()
    {
        var kpi = Measured.Share with { Target = null };
        Reading[] readings = [Measured.OfShare(960, 1000)];

        Assert.Equal(Verdict.Inconclusive, Assert.Single(KpiVerdicts.Of([kpi], [Baseline(0.93m, 100)], readings)).Verdict);
        Assert.Equal(Verdict.Passed, Assert.Single(KpiVerdicts.Of([kpi], [Baseline(0.93m, 100_000)], readings)).Verdict);
    }

    [Fact]
    public void Another_KPI_s_readings_do_not_count() =>
        Assert.Equal(Verdict.NoData, Assert.Single(KpiVerdicts.Of([Measured.Share], [], [Measured.OfShare(900, 1000, kpi: "other")])).Verdict);

    [Fact]
    public void Every_further_hit_makes_a_verdict_better_or_leaves_it() =>
        Gen.Select(Gen.Int[0, 999], Gen.Decimal[0, 1], Gen.Enum<KpiDirection>()).Sample((hits, target, direction) =>
        {
            var (fewer, more) = (Judge(direction, target, hits), Judge(direction, target, hits + 1));

            return direction == KpiDirection.AtLeast ? Rank(more) >= Rank(fewer) : Rank(more) <= Rank(fewer);
        });

    [Fact]
    public void The_order_of_readings_never_matters() =>
        Gen.Select(Gen.Long[0, 200], Gen.Int[0, 30]).Select((hits, day) => Measured.OfShare(hits, 200, day)).Array[1, 20]
            .SelectMany(days => Gen.Shuffle(days).Select(other => (days, other)))
            .Sample(two => KpiVerdicts.Of([Measured.Share], [], two.days).SequenceEqual(KpiVerdicts.Of([Measured.Share], [], two.other)));

    private static Verdict Judge(KpiDirection direction, decimal target, long hits = 900) =>
        Assert.Single(KpiVerdicts.Of([Measured.Share with { Direction = direction, Target = target }], [], [Measured.OfShare(hits, 1000)])).Verdict;

    private static int Rank(Verdict verdict) => verdict switch { Verdict.Passed => 1, Verdict.Failed => -1, _ => 0 };

    private static BaselineValue Baseline(decimal value, int sample) =>
        new() { Kpi = "share", Value = value, SampleSize = sample, From = Measured.Day.AddDays(-90), To = Measured.Day.AddDays(-1) };
}
