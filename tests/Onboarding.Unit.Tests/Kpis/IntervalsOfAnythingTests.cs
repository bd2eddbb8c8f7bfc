using CsCheck;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Unit.Tests.Kpis;

/// <summary>Whatever rows hold, a verdict comes out of them: a throw here would end a run.</summary>
public sealed class IntervalsOfAnythingTests
{
    private static readonly DateOnly Day = new(2026, 5, 11);

    private static readonly double[] OddNumbers =
        [0, -1, 1.8, 1e300, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon];

    private static readonly Gen<double> AnyNumber = Gen.OneOf(Gen.Double, Gen.Int[0, OddNumbers.Length - 1].Select(place => OddNumbers[place]));

    private static readonly Gen<Reading> AnyReading = Gen.Select(
        Gen.Long.Nullable(), Gen.Long.Nullable(), Gen.Decimal.Nullable(), Gen.Long.Nullable(), Gen.Int[0, 30],
        (numerator, denominator, value, sample, day) => new Reading
        {
            Kpi = "csat",
            Channel = "phone",
            Day = Day.AddDays(day),
            Numerator = numerator,
            Denominator = denominator,
            Value = value,
            Sample = sample,
            Source = "export",
        });

    [Fact]
    public void A_share_lies_between_0_and_1_whatever_it_is_made_of() => Gen.Select(AnyNumber, AnyNumber).Sample((hits, cases) =>
    {
        var share = Intervals.OfShare(hits, cases);

        Assert.True(share is { Low: >= 0, High: <= 1 } && share.Low <= share.Value && share.Value <= share.High, share.ToString());
    });

    [Fact]
    public void A_mean_is_told_or_not_whatever_it_is_made_of() => Gen.Select(AnyNumber, AnyNumber).Array[0, 6].Sample(days =>
    {
        if (Intervals.OfMean(days) is { } mean) Assert.True(mean.Low <= mean.Value && mean.Value <= mean.High, mean.ToString());
    });

    [Fact]
    public void Readings_are_pooled_whatever_they_hold() => AnyReading.Array[0, 20].Sample(readings => Intervals.Of(readings).Sample >= 0);

    [Fact]
    public void Counts_that_no_number_holds_together_are_pooled_all_the_same()
    {
        var (value, sample) = Intervals.Of([Share(long.MaxValue, long.MaxValue), Share(long.MaxValue, long.MaxValue)]);

        Assert.Equal((1m, long.MaxValue), (value!.Value, sample));
    }

    [Fact]
    public void A_share_of_180_percent_counts_as_all() => Assert.Equal(Intervals.OfShare(1000, 1000), Intervals.OfShare(1800, 1000));

    private static Reading Share(long hits, long cases) =>
        new() { Kpi = "csat", Channel = "phone", Day = Day, Numerator = hits, Denominator = cases, Source = "export" };
}
