using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class ReviewCaseTests
{
    private static readonly PilotCriteria Criteria = PilotCriteria.Of(SampleFile.File, [30, 60, 90]);

    [Theory]
    [InlineData(60, 30, new[] { "continue", "adjust-scope", "scale-up", "exit" })]
    [InlineData(60, 60, new[] { "scale-up", "extend", "exit" })]
    [InlineData(89, 89, new[] { "scale-up", "extend", "exit" })]
    [InlineData(90, 90, new[] { "scale-up", "exit" })]
    public void What_is_offered_depends_on_the_day_and_on_whether_the_pilot_can_still_grow(int length, int day, string[] offered) =>
        Assert.Equal(offered, Judge(length, day, []).Recommendation.Offered);

    [Fact]
    public void Readings_since_the_review_before_are_held_against_those_up_to_it()
    {
        var kpi = SampleFile.Playbook.Kpis.First(one => one.Id == "qa-pass-rate").Id;
        Reading[] readings = [Measured.OfShare(980, 1000, 29, kpi), Measured.OfShare(850, 1000, 30, kpi)];

        Assert.Contains(Judge(90, 60, readings).Case.Reasons, reason => reason.Key == "pilot.warning");
        Assert.DoesNotContain(Judge(90, 60, [.. readings.Take(1)]).Case.Reasons, reason => reason.Key == "pilot.warning");
    }

    [Fact]
    public void Every_review_is_surer_than_the_last_for_which_more_is_left_to_spend()
    {
        Reading[] readings = [Measured.OfShare(970, 1000, 1, "qa-pass-rate")];

        var confidence = new[] { 30, 60, 90 }.Select(day => Judge(90, day, readings, [.. new[] { 30, 60 }.Where(former => former < day)]).Case.Figures
            .First(figure => figure.Measured!.Kpi == "qa-pass-rate")).ToList();

        Assert.Equal(["open", "pass", "pass"], confidence.Select(figure => figure.Verdict));
        Assert.Equal([0.9998m, 0.9880m, 0.9537m], confidence.Select(figure => decimal.Round(figure.Measured!.Confidence, 4)));
        Assert.True(confidence[0].Measured is { Sample: 1000, NeededSample: > 1000, Gap: "intervalTooWide" });
    }

    [Fact]
    public void The_criteria_that_were_fixed_count_and_not_what_the_request_says_now()
    {
        var changed = SampleFile.File with { Request = SampleFile.Request with { Targets = [new("qa-pass-rate", 0.5m)], Baseline = [] } };
        Reading[] readings = [Measured.OfShare(800, 1000, 1, "qa-pass-rate")];

        var (_, recommendation, _) = PrepareReviewGate.Judge(changed, Criteria, SampleFile.Plan with { LengthDays = 90 }, 90, [], readings);

        Assert.Contains(recommendation.Reasons, reason => reason.Key == "pilot.failed-critical");
    }

    [Fact]
    public void A_review_looks_back_at_the_KPIs_that_failed_when_the_scope_was_adjusted()
    {
        Reading[] readings = [Measured.OfShare(800, 1000, 1, "qa-pass-rate")];
        var adjusted = Held(30, "adjust-scope", Judge(90, 30, readings, []).Case);
        var continued = Held(30, "continue", adjusted.Case);

        Assert.Equal(["qa-pass-rate"], ScopeAdjustment.Before(60, [adjusted])!.Kpis);
        Assert.Null(ScopeAdjustment.Before(60, [continued, adjusted with { Outcome = null }]));
        Assert.Null(ScopeAdjustment.Before(30, [adjusted]));
    }

    [Theory]
    [InlineData(700, "exit")]
    [InlineData(990, "adjust-scope")]
    public void Only_what_was_measured_after_an_adjustment_tells_that_it_was_in_vain(int hitsAfter, string choice)
    {
        var adjustment = new ScopeAdjustment(SampleFile.Plan.StartsOn.AddDays(30), new HashSet<string> { "qa-pass-rate" });
        Reading[] readings =
        [
            .. Enumerable.Range(1, 30).Select(day => Measured.OfShare(700, 1000, day, "qa-pass-rate")),
            .. Enumerable.Range(32, 28).Select(day => Measured.OfShare(hitsAfter, 1000, day, "qa-pass-rate")),
        ];

        Assert.Equal("adjust-scope", Judge(90, 60, readings).Recommendation.Choice);
        Assert.Equal(choice, Judge(90, 60, readings, adjustment: adjustment).Recommendation.Choice);
    }

    [Theory]
    [InlineData("en", "QA pass rate, which is critical, was missed at “Pilot review, day 60”")]
    [InlineData("zh-CN", "（第 60 天）”中未达标")]
    public void A_risk_is_told_at_which_review_a_critical_KPI_failed(string language, string words)
    {
        var failed = Judge(90, 60, [Measured.OfShare(800, 1000, 1, "qa-pass-rate")]).Verdicts;

        var cause = Assert.Single(PrepareReviewGate.EventsOf(SampleFile.File, "pilot-review-60", failed)).Cause;

        Assert.Contains(words, TemplateFolders.Phrases.Render(cause, language), StringComparison.Ordinal);
    }

    private static Gate Held(int day, string choice, GateCase shown) => new()
    {
        Id = GateIds.ReviewOn(day),
        Stage = StageIds.Pilot,
        Round = 1,
        Status = GateStatus.Decided,
        Case = shown,
        Outcome = SampleFile.Decided(new GateOrder("run-1", GateIds.ReviewOn(day), 1), choice),
    };

    private static (IReadOnlyList<KpiVerdict> Verdicts, PilotRecommendation Recommendation, GateCase Case) Judge(int length, int day, IReadOnlyList<Reading> readings, int[]? former = null,
        ScopeAdjustment? adjustment = null) =>
        PrepareReviewGate.Judge(SampleFile.File, Criteria, SampleFile.Plan with { LengthDays = length }, day, former ?? [30], readings, adjustment);
}
