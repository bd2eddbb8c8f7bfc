using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class ReadingCheckTests
{
    private static readonly DateOnly Today = Measured.Day.AddDays(10);
    private static readonly string ShareId = SampleFile.Playbook.Kpis.First(kpi => kpi is { Measure: KpiMeasure.Proportion, Channels.Count: 0 }).Id;
    private static readonly string MeanId = SampleFile.Playbook.Kpis.First(kpi => kpi.Measure == KpiMeasure.Mean).Id;

    [Theory]
    [InlineData(-1, "error.day-before-pilot")]
    [InlineData(0, null)]
    [InlineData(9, null)]
    [InlineData(10, "error.day-not-over")]
    public void A_day_counts_from_the_first_of_the_pilot_until_it_is_over(int day, string? error) =>
        Expect(Measured.OfShare(1, 2, day, ShareId), error is null ? [] : [("items[0].day", error)]);

    [Fact]
    public void A_share_is_of_at_least_one_case_and_no_more_than_all()
    {
        Expect(Measured.OfShare(2, 2, kpi: ShareId), []);
        Expect(Measured.OfShare(3, 2, kpi: ShareId), [("items[0].numerator", "error.numerator-too-large")]);
        Expect(Measured.OfShare(0, 0, kpi: ShareId), [("items[0].denominator", "error.share-needs-denominator")]);
    }

    [Fact]
    public void A_mean_is_given_with_its_cases()
    {
        Expect(Measured.OfMean(0, 1) with { Kpi = MeanId }, []);
        Expect(Measured.OfMean(-1, 0) with { Kpi = MeanId }, [("items[0].value", "error.mean-needs-value"), ("items[0].sample", "error.mean-needs-sample")]);
        Expect(Measured.OfMean(1, 1) with { Kpi = ShareId }, [("items[0].denominator", "error.share-needs-denominator"), ("items[0].numerator", "error.share-needs-numerator")]);
    }

    [Fact]
    public void Unknown_channels_and_KPIs_are_named() => Expect(
        Measured.OfShare(1, 2, kpi: "happiness", channel: "fax"), [("items[0].channel", "error.unknown-id"), ("items[0].kpi", "error.unknown-id")]);

    [Theory]
    [InlineData("call-connection-rate", "phone", null)]
    [InlineData("call-connection-rate", "chat", "error.kpi-channel")]
    [InlineData("call-connection-rate", "email", "error.unknown-id")]
    public void A_KPI_is_measured_on_its_channels_only(string kpi, string channel, string? error) =>
        Expect(Measured.OfShare(1, 2, kpi: kpi, channel: channel), error is null ? [] : [("items[0].channel", error)]);

    [Fact]
    public void The_same_place_twice_too_many_days_and_nothing_at_all_are_refused()
    {
        var reading = Measured.OfShare(1, 2, kpi: ShareId);

        Assert.Equal("items[1]", Assert.Single(Check([reading, reading with { Numerator = 2 }])).Field);
        Assert.Equal("error.too-many-days", Assert.Single(Check([reading, reading with { Day = reading.Day.AddDays(1) }], mostDays: 1)).Message.Key);
        Assert.Equal("error.no-readings", Assert.Single(Check([])).Message.Key);
    }

    [Fact]
    public void A_further_good_row_makes_no_other_row_wrong_and_their_order_never_matters() =>
        Gen.Select(Gen.Int[-2, 12], Gen.Int[-1, 4], Gen.Int[-1, 4]).Array[1, 6].SelectMany(rows => Gen.Shuffle(rows).Select(other => (rows, other))).Sample(two =>
        {
            var readings = two.rows.Select(RowOf).ToList();
            var good = Measured.OfShare(1, 1, 5, ShareId, "chat");

            return Check([.. readings, good]).Count == Check(readings).Count && Check([.. two.other.Select(RowOf)]).Count == Check(readings).Count;
        });

    private static Reading RowOf((int Day, int Hits, int Cases) row) => Measured.OfShare(row.Hits, row.Cases, row.Day, ShareId);

    private static void Expect(Reading reading, (string, string)[] errors) =>
        Assert.Equal(errors, Check([reading]).Select(error => (error.Field, error.Message.Key)));

    private static IReadOnlyList<Workflows.Lifecycle.FieldError> Check(IReadOnlyList<Reading> readings, int mostDays = 95) =>
        [.. ReadingCheck.Of(readings, SampleFile.File, Measured.Day, Today, mostDays)];
}
