using CsCheck;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class PilotChartsTests
{
    private static readonly DateOnly First = Measured.Day;

    private static readonly PilotCriteria Criteria = new()
    {
        Kpis = [Measured.Share, Measured.Mean],
        Baseline = [],
        ReviewDays = [30, 60, 90],
        MaximumDays = 90,
        ErrorRate = 0.025m,
        Spending = SpendingRule.ObrienFleming,
    };

    // Found once: the points of three reviews take a moment.
    private static readonly IReadOnlyList<ChartSpan> Spans = ChartSpans.OfPilot(Criteria, new PilotDays(First, []), [60, 30, 90], First.AddDays(89));

    private static readonly Gen<Reading[]> Pilots = Gen.OneOf(
        Gen.Select(Gen.Int[0, 89], Gen.Int[1, 400], Gen.Double[0, 1]).Select((day, cases, share) => Measured.OfShare((long)(cases * share), cases, day)),
        Gen.Select(Gen.Int[0, 89], Gen.Long[1, 400], Gen.Decimal[0, 900]).Select((day, cases, value) => Measured.OfMean(decimal.Round(value, 2), cases, day)))
        .Array[1, 60];

    [Fact]
    public void The_band_of_every_day_holds_the_running_value() => Pilots.Sample(readings => ChartsOf(readings).SelectMany(chart => chart.Days)
        .All(day => day.Running is not { } running || (running.Low <= running.Value && running.Value <= running.High)));

    [Fact]
    public void The_order_of_readings_never_matters() => Pilots.SelectMany(readings => Gen.Shuffle(readings).Select(other => (readings, other)))
        .Sample(two => ChartsOf(two.readings).Zip(ChartsOf(two.other)).All(charts => charts.First.Days.SequenceEqual(charts.Second.Days)));

    [Fact]
    public void Every_measured_day_is_there_once_with_all_its_cases() => Pilots.Sample(readings => ChartsOf(readings).All(chart =>
    {
        var own = readings.Where(reading => reading.Kpi == chart.Kpi.Id).ToList();
        return chart.Days.Select(day => day.Day).SequenceEqual(own.Select(reading => reading.Day).Distinct().Order())
            && chart.Days.Sum(day => day.Cases) == own.Sum(reading => reading.Denominator ?? reading.Sample);
    }));

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    public void On_a_reviews_day_the_band_of_a_share_is_what_the_review_sees(int review)
    {
        var readings = Enumerable.Range(0, 90).Select(day => Measured.OfShare(93 - day % 5, 100, day)).ToList();
        var judged = Criteria.Judge([.. readings.Take(review)], Criteria.LookAt(new[] { 30, 60 }.Where(day => day <= review)))[0];

        var day = ChartsOf(readings)[0].Days[review - 1];

        Assert.Equal((judged.Value, decimal.Round(judged.Confidence, 6), judged.Sample), (day.Running, day.Confidence, day.RunningCases));
    }

    [Fact]
    public void Channels_of_a_day_are_put_together_and_days_before_the_first_shown_count()
    {
        Reading[] readings = [Measured.OfShare(80, 100), Measured.OfShare(45, 50, 1), Measured.OfShare(47, 50, 1, channel: "chat")];

        var day = Assert.Single(PilotCharts.Of([Measured.Share], [], readings, ChartSpans.Since(Spans, First.AddDays(1)), [])[0].Days);

        Assert.Equal((0.92m, 92, 100, 200), (day.Value, day.Numerator, day.Cases, day.RunningCases));
        Assert.Equal(0.86m, day.Running!.Value);
    }

    [Fact]
    public void The_service_begins_its_running_value_anew_with_every_time()
    {
        var spans = ChartSpans.OfService([First.AddDays(2), First], First.AddDays(3));
        var readings = Enumerable.Range(0, 4).Select(day => Measured.OfShare(90 + day, 100, day)).ToList();

        var days = PilotCharts.Of([Measured.Share], [], readings, spans, [])[0].Days;

        Assert.Equal([100L, 200, 100, 200], days.Select(day => day.RunningCases));
        Assert.Equal(Look.Once.Confidence, (double)days[0].Confidence, 5);
    }

    [Fact]
    public void A_mark_stands_on_the_chart_of_its_KPI_or_on_all_and_only_on_days_that_are_shown()
    {
        ChartMark[] marks = [Mark(95, null), Mark(29, null), Mark(3, "share"), Mark(4, "mean")];

        var charts = PilotCharts.Of(Criteria.Kpis, [], [], Spans, marks);

        Assert.Equal(["3,29", "4,29"], charts.Select(chart => string.Join(',', chart.Marks.Select(mark => mark.Day.DayNumber - First.DayNumber))));
    }

    [Theory]
    [InlineData(DataGap.TooFewCases, 400L, 100, 10, 300L, 30)]
    [InlineData(DataGap.IntervalTooWide, 1500L, 1000, 20, 500L, 10)]
    public void What_is_missing_is_told_in_cases_and_in_days_at_the_present_rate(DataGap gap, long needed, long sample, int days, long moreCases, int moreDays)
    {
        var verdict = Measured.Judged(Verdict.NotEnoughData, critical: false, gap: gap, needed: needed) with { Sample = sample };

        Assert.Equal(new VerdictOutlook(moreCases, moreDays, false), VerdictOutlook.Of(verdict, days));
    }

    [Fact]
    public void What_no_sample_would_tell_is_out_of_reach_and_days_are_missing_where_only_days_are()
    {
        var open = Measured.Judged(Verdict.NotEnoughData, critical: false, gap: DataGap.IntervalTooWide);

        Assert.Equal(new VerdictOutlook(null, null, true), VerdictOutlook.Of(open, 20));
        Assert.Equal(new VerdictOutlook(null, 4, false), VerdictOutlook.Of(open with { Gap = DataGap.TooFewDays, Days = 3 }, 3));
        Assert.Equal(new VerdictOutlook(400, null, false), VerdictOutlook.Of(open with { Gap = DataGap.TooFewCases, Needed = 400, Sample = 0 }, 0));
        Assert.Null(VerdictOutlook.Of(Measured.Judged(Verdict.Passed, critical: false), 20));
    }

    private static IReadOnlyList<KpiChart> ChartsOf(IReadOnlyList<Reading> readings) => PilotCharts.Of(Criteria.Kpis, [], readings, Spans, []);

    private static ChartMark Mark(int day, string? kpi) => new(First.AddDays(day), ChartMarkKind.Review, new Phrase("stage.pilot")) { Kpi = kpi };
}
