using CsCheck;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class IntervalRulesTests
{
    private static readonly Gen<(int Hits, int Cases)> Shares = Gen.Int[1, 5000].SelectMany(cases => Gen.Int[0, cases].Select(hits => (hits, cases)));

    [Fact]
    public void The_interval_of_a_share_holds_it_and_stays_between_none_and_all() => Shares.Sample(share =>
    {
        var interval = Intervals.OfShare(share.Hits, share.Cases);

        return interval.Low is >= 0 && interval.High is <= 1 && interval.Low <= interval.Value && interval.Value <= interval.High;
    });

    [Fact]
    public void More_cases_of_the_same_share_tell_more() => Shares.Sample(share =>
        Width(Intervals.OfShare(4.0 * share.Hits, 4.0 * share.Cases)) < Width(Intervals.OfShare(share.Hits, share.Cases)));

    [Fact]
    public void Shares_of_days_and_channels_are_pooled()
    {
        var (value, sample) = Intervals.Of([Measured.OfShare(30, 100), Measured.OfShare(51, 163, 1, channel: "chat")]);

        Assert.Equal((Intervals.OfShare(81, 263), 263), (value, sample));
    }

    [Fact]
    public void A_mean_weighs_days_by_their_cases()
    {
        var (value, sample) = Intervals.Of([Measured.OfMean(10, 100), Measured.OfMean(20, 300, 1)]);

        Assert.Equal((17.5m, 400), (value!.Value, sample));
        Assert.True(value.Low < 17.5m && value.High > 17.5m);
    }

    [Fact]
    public void A_mean_of_a_single_day_cannot_tell_how_far_days_lie_apart() =>
        Assert.Equal((null, 400), Intervals.Of([Measured.OfMean(10, 100), Measured.OfMean(20, 300)]));

    [Fact]
    public void Nothing_measured_is_no_value() => Assert.Equal((null, 0), Intervals.Of([]));

    [Fact]
    public void The_order_of_readings_never_matters() =>
        Gen.Select(Gen.Decimal[1, 100], Gen.Long[1, 500], Gen.Int[0, 20]).Select(Reading).Array[2, 12].SelectMany(days => Gen.Shuffle(days).Select(other => (days, other)))
            .Sample(two => Intervals.Of(two.days) == Intervals.Of(two.other));

    private static Reading Reading(decimal value, long sample, int day) => Measured.OfMean(decimal.Round(value, 1), sample, day);

    private static decimal Width(Interval interval) => interval.High - interval.Low;
}
