using CsCheck;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Kpis.Statistics;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class KpiVerdictsTests
{
    private const decimal Step = 0.000001m;

    private static readonly Kpi Kept = Measured.Share with { Target = null, Margin = 0.05m };

    [Theory]
    [InlineData(KpiDirection.AtLeast, -1, Verdict.Passed)]
    [InlineData(KpiDirection.AtLeast, 1, Verdict.NotEnoughData)]
    [InlineData(KpiDirection.AtMost, -1, Verdict.Failed)]
    [InlineData(KpiDirection.AtMost, 1, Verdict.NotEnoughData)]
    public void Around_the_low_end_of_the_interval(KpiDirection direction, int steps, Verdict expected) =>
        Assert.Equal(expected, Judge(direction, Intervals.OfShare(900, 1000).Low + steps * Step).Verdict);

    [Theory]
    [InlineData(KpiDirection.AtLeast, -1, Verdict.NotEnoughData)]
    [InlineData(KpiDirection.AtLeast, 1, Verdict.Failed)]
    [InlineData(KpiDirection.AtMost, -1, Verdict.NotEnoughData)]
    [InlineData(KpiDirection.AtMost, 1, Verdict.Passed)]
    public void Around_the_high_end_of_the_interval(KpiDirection direction, int steps, Verdict expected) =>
        Assert.Equal(expected, Judge(direction, Intervals.OfShare(900, 1000).High + steps * Step).Verdict);

    [Theory]
    [InlineData(399, Verdict.NotEnoughData, DataGap.TooFewCases)]
    [InlineData(400, Verdict.Passed, null)]
    public void A_verdict_needs_the_playbook_s_number_of_cases(int cases, Verdict expected, DataGap? gap)
    {
        var judged = Assert.Single(KpiVerdicts.Of([Measured.Share], [], [Measured.OfShare(cases, cases)]));

        Assert.Equal((expected, gap, cases, gap is null), (judged.Verdict, judged.Gap, judged.Sample, judged.Value is not null));
    }

    [Fact]
    public void Without_readings_there_is_no_verdict_but_a_line() =>
        Assert.Equal((DataGap.TooFewCases, 0), (Assert.Single(KpiVerdicts.Of([Measured.Share], [], [])) is { } one ? (one.Gap, one.Sample) : default));

    [Fact]
    public void A_KPI_with_neither_target_nor_baseline_cannot_be_judged() =>
        Assert.Empty(KpiVerdicts.Of([Measured.Share with { Target = null }], [], [Measured.OfShare(900, 1000)]));

    [Fact]
    public void An_open_share_says_how_many_cases_would_tell()
    {
        var open = Judge(KpiDirection.AtLeast, 0.89m);

        Assert.Equal((DataGap.IntervalTooWide, SampleSize.ForShare(0.9, 0.89, Look.Once.Z)), (open.Gap, open.Needed));
        Assert.Equal(Verdict.Passed, Judge(KpiDirection.AtLeast, 0.89m, open.Needed!.Value * 9 / 10 + 1, open.Needed.Value).Verdict);
        Assert.Null(Judge(KpiDirection.AtLeast, 0.9m).Needed);
    }

    [Theory]
    [InlineData(0.90, 100, Verdict.NotEnoughData)]
    [InlineData(0.90, 100_000, Verdict.Passed)]
    [InlineData(0.99, 100_000, Verdict.Failed)]
    public void A_baseline_is_held_against_with_margin_and_its_own_uncertainty(double before, int sample, Verdict expected)
    {
        var judged = Assert.Single(KpiVerdicts.Of([Kept], [Baseline((decimal)before, sample)], [Measured.OfShare(890, 1000)]));

        Assert.Equal((expected, 0.05m, 0.89m - (decimal)before), (judged.Verdict, judged.Margin, judged.Difference!.Value));
        Assert.Equal(SampleSize.NonInferiority(before, 0.05, 0.025), judged.Planned);
    }

    [Theory]
    [InlineData(KpiMeasure.Proportion, 0.98, 0.002)]
    [InlineData(KpiMeasure.Proportion, 0.02, 0.002)]
    [InlineData(KpiMeasure.Mean, 405, 40.5)]
    public void Without_a_margin_a_tenth_may_be_lost(KpiMeasure measure, double before, double margin)
    {
        var kpi = Kept with { Measure = measure, Margin = null };

        Assert.Equal((decimal)margin, Assert.Single(KpiVerdicts.Of([kpi], [Baseline((decimal)before, 1000)], [])).Margin);
    }

    [Theory]
    [InlineData(0, Verdict.Passed)]
    [InlineData(400, Verdict.NotEnoughData)]
    public void A_mean_s_baseline_counts_as_exact_unless_its_deviation_is_known(int deviation, Verdict expected)
    {
        var kpi = Measured.Mean with { Target = null, Margin = 2 };
        var before = Baseline(10, 400) with { Kpi = "mean", Deviation = deviation == 0 ? null : deviation };

        Assert.Equal(expected, Assert.Single(KpiVerdicts.Of([kpi], [before], Means(14, 9, 11))).Verdict);
    }

    [Theory]
    [InlineData(6, DataGap.TooFewDays, Verdict.NotEnoughData)]
    [InlineData(7, null, Verdict.Passed)]
    public void A_mean_needs_a_week_of_days(int days, DataGap? gap, Verdict expected)
    {
        var judged = Assert.Single(KpiVerdicts.Of([Measured.Mean], [], Means(days, 8, 9)));

        Assert.Equal((expected, gap, days), (judged.Verdict, judged.Gap, judged.Days));
    }

    [Fact]
    public void Another_KPI_s_readings_do_not_count() =>
        Assert.Equal(0, Assert.Single(KpiVerdicts.Of([Measured.Share], [], [Measured.OfShare(900, 1000, kpi: "other")])).Sample);

    [Fact]
    public void Every_further_hit_makes_a_verdict_better_or_leaves_it() =>
        Gen.Select(Gen.Int[0, 999], Gen.Decimal[0, 1], Gen.Enum<KpiDirection>(), Gen.Bool).Sample((hits, against, direction, isTarget) =>
        {
            var kpi = Kept with { Direction = direction, Target = isTarget ? against : null };
            var (fewer, more) = (RankOf(kpi, against, hits), RankOf(kpi, against, hits + 1));

            return direction == KpiDirection.AtLeast ? more >= fewer : more <= fewer;
        });

    [Fact]
    public void More_of_the_same_takes_no_verdict_back() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Decimal[0.01m, 0.99m], Gen.Enum<KpiDirection>(), Gen.Bool, Gen.Int[2, 20]).Sample((hits, against, direction, isTarget, times) =>
        {
            var kpi = Kept with { Direction = direction, Target = isTarget ? against : null };
            var (before, after) = (RankOf(kpi, against, hits), RankOf(kpi, against, hits * times, 1000 * times));

            return before == 0 || before == after;
        });

    [Fact]
    public void More_good_days_turn_no_pass_of_a_mean_and_more_bad_ones_no_fail() =>
        Gen.Select(Gen.Decimal[1, 20].Array[7, 14], Gen.Int[1, 14]).Sample((days, more) =>
        {
            Reading[] readings = [.. days.Select((value, day) => Measured.OfMean(decimal.Round(value, 1), 100, day))];
            var before = Assert.Single(KpiVerdicts.Of([Measured.Mean], [], readings)).Verdict;
            var agreeing = Enumerable.Range(0, more).Select(day => Measured.OfMean(before == Verdict.Passed ? 1 : 20, 100, 100 + day));
            var after = Assert.Single(KpiVerdicts.Of([Measured.Mean], [], [.. readings, .. agreeing])).Verdict;

            return before == Verdict.NotEnoughData || Rank(before) * Rank(after) >= 0;
        }, iter: 30);

    [Fact]
    public void A_surer_look_never_makes_a_verdict_out_of_none_nor_turns_one() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Decimal[0.01m, 0.99m], Gen.Enum<KpiDirection>(), Gen.Bool, Gen.Double[1.96, 8]).Sample((hits, against, direction, isTarget, z) =>
        {
            var kpi = Kept with { Direction = direction, Target = isTarget ? against : null };
            var (once, surer) = (RankOf(kpi, against, hits), RankOf(kpi, against, hits, look: new Look(z, 0.025)));

            return surer == 0 || surer == once;
        });

    [Fact]
    public void The_order_of_readings_never_matters() =>
        Gen.Select(Gen.Long[0, 200], Gen.Int[0, 30]).Select((hits, day) => Measured.OfShare(hits, 200, day)).Array[1, 20]
            .SelectMany(days => Gen.Shuffle(days).Select(other => (days, other)))
            .Sample(two => KpiVerdicts.Of([Measured.Share], [], two.days).SequenceEqual(KpiVerdicts.Of([Measured.Share], [], two.other)));

    [Fact]
    public void The_order_of_a_mean_s_readings_never_matters() =>
        Gen.Select(Gen.Decimal[0, 50], Gen.Long[1, 200], Gen.Int[0, 12]).Select((value, cases, day) => Measured.OfMean(value, cases, day)).Array[1, 30]
            .SelectMany(days => Gen.Shuffle(days).Select(other => (days, other)))
            .Sample(two => KpiVerdicts.Of([Measured.Mean], [], two.days).SequenceEqual(KpiVerdicts.Of([Measured.Mean], [], two.other)), iter: 30);

    private static KpiVerdict Judge(KpiDirection direction, decimal target, long hits = 900, long cases = 1000) =>
        Assert.Single(KpiVerdicts.Of([Measured.Share with { Direction = direction, Target = target }], [], [Measured.OfShare(hits, cases)]));

    private static int RankOf(Kpi kpi, decimal before, long hits, long cases = 1000, Look? look = null) =>
        Rank(Assert.Single(KpiVerdicts.Of([kpi], [Baseline(before, 5000)], [Measured.OfShare(hits, cases)], look)).Verdict);

    private static int Rank(Verdict verdict) => verdict switch { Verdict.Passed => 1, Verdict.Failed => -1, _ => 0 };

    private static Reading[] Means(int days, decimal low, decimal high) =>
        [.. Enumerable.Range(0, days).Select(day => Measured.OfMean(day % 2 == 0 ? low : high, 100, day))];

    private static BaselineValue Baseline(decimal value, int sample) =>
        new() { Kpi = "share", Value = value, SampleSize = sample, From = Measured.Day.AddDays(-90), To = Measured.Day.AddDays(-1) };
}
