using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Pilots;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Pages;
using Onboarding.Unit.Tests.Pilot;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Pilots;

public sealed class PilotPageTests
{
    private static readonly PilotPages Drawn = new(
        Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases), TemplateFolders.Phrases, new PageWords(TemplateFolders.Phrases));

    [Theory]
    [InlineData(Languages.English, "<h2>Pilot</h2>", "Review of day 60:", "The rules recommend: Continue", "overdue")]
    [InlineData(Languages.Chinese, "<h2>试点</h2>", "第 60 天评审：", "规则建议：", "已逾期")]
    public void The_page_of_a_pilot_says_where_it_stands(string language, params string[] said)
    {
        var page = PageOf(SampleRows.Pilot, language);

        Assert.All(said, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("&lt;b&gt;More&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Contains("<form", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", PageOf(SampleRows.Pilot, language, mayChange: false), StringComparison.Ordinal);
    }

    [Fact]
    public void In_operations_it_is_about_the_service_and_the_pilot_is_a_step_away()
    {
        Assert.Contains("<h2>Operations</h2>", PageOf(SampleRows.Service, Languages.English), StringComparison.Ordinal);
        Assert.Contains("?period=pilot", PageOf(SampleRows.Service, Languages.English), StringComparison.Ordinal);
        Assert.Contains("<h2>Pilot</h2>", PageOf(SampleRows.Service, Languages.English, PilotPeriod.Pilot), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_pilot_there_is_nothing_to_draw_or_hand_in()
    {
        var page = PageOf(SampleRows.Before, Languages.English);

        Assert.Contains("has not begun", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_running_value_of_the_service_begins_after_the_pilot_and_with_operations()
    {
        var qa = Of(SampleRows.Service, null).Kpis.Single(kpi => kpi.Chart.Kpi.Id == SamplePilot.Qa.Id).Chart;

        Assert.Equal(SamplePilot.FirstDay.AddDays(30), qa.Days[0].Day);
        Assert.Equal([30, 36], qa.Days.Select(day => day.PooledFrom.DayNumber - SamplePilot.FirstDay.DayNumber).Distinct());
    }

    [Fact]
    public void After_a_pause_marks_bands_and_the_next_review_are_on_the_days_that_the_pilot_has()
    {
        var paused = SampleRows.Paused(SampleRows.Pilot);
        var chart = Of(paused, null).Kpis.Single(kpi => kpi.Chart.Kpi.Id == SamplePilot.Qa.Id).Chart;
        var service = Of(SampleRows.Paused(SampleRows.Service), null);

        Assert.Equal([39, 69, 99], chart.Marks.Where(mark => mark.Kind == ChartMarkKind.Review).Select(mark => mark.Day.DayNumber - SamplePilot.FirstDay.DayNumber));
        Assert.Equal(2, chart.Days.Select(day => day.Confidence).Distinct().Count());
        Assert.Single(chart.Days.Where(day => day.Day <= SamplePilot.FirstDay.AddDays(39)).Select(day => day.Confidence).Distinct());
        Assert.Equal(SamplePilot.FirstDay.AddDays(99), Of(paused, null).To);
        Assert.Equal(PilotReview.Next(SampleRows.Pilot)!.At!.Value.AddDays(10), PilotReview.Next(paused)!.At);
        Assert.Equal(SamplePilot.FirstDay.AddDays(40), service.From);
    }

    [Fact]
    public void The_chart_draws_what_the_API_tells()
    {
        var overview = Of(SampleRows.Pilot, null);
        var view = PilotChartsView.Of(SampleRows.Pilot, overview, TemplateFolders.Phrases, Languages.English).Kpis.Single(kpi => kpi.Kpi == SamplePilot.Qa.Id);

        var columns = ChartColumns.Of(view, overview.From, overview.To);

        Assert.Equal(90, columns.Span);
        Assert.Equal(view.Days.Select(day => (day.Value, day.Running?.Low, day.Running?.High, day.Cases)), columns.Value.Zip(columns.Low, columns.High).Zip(columns.Cases, (day, cases) => (day.First, day.Second, day.Third, cases)));
        Assert.Equal(view.Days.Select(day => day.Day), columns.Days.Select(overview.From.AddDays));
        Assert.Equal(["warning"], view.Marks.Where(mark => mark.Kind != ChartMarkKind.Review).Select(mark => mark.Kind.ToString().ToLowerInvariant()));
        Assert.Equal("fail", view.Verdict);
        Assert.DoesNotContain("NaN", columns.Sketch, StringComparison.Ordinal);
    }

    private static PilotOverview Of(PilotRows rows, PilotPeriod? period) => PilotOverview.Of(rows, period, SampleRows.Today)!;

    private static string PageOf(PilotRows rows, string language, PilotPeriod? period = null, bool mayChange = true) => Drawn.Render(
        rows, PilotOverview.Of(rows, period, SampleRows.Today), SampleRows.Today, language, new PageFrame("", "?lang=other", "UTC", "key") { OtherCode = "zh-CN", MayChange = mayChange },
        RunPageTests.HeadOf(RunTab.Pilot, language));
}
