using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Gates;

public sealed class KpiJudgementTests
{
    private static readonly LocalizedText Review = new("Day 30 review", "第 30 天评审");

    [Fact]
    public void A_reviews_verdicts_are_one_entry_of_the_audit()
    {
        var entry = Assert.Single(KpiJudgement.EntriesOf(Review, 2, Case(Judged("csat", "pass"), Judged("fcr", "fail"), Judged("aht", "open"), Fact("pass"))));

        Assert.Equal("kpis.judged", entry.Kind);
        Assert.Equal("csat=pass, fcr=fail, aht=open", entry.What.Values["verdicts"].Text);
        Assert.Equal(
            "The KPIs of “Day 30 review” (round 2) were judged: 1 met, 1 missed, 1 without enough data", TemplateFolders.Phrases.Render(entry.What, "en"));
    }

    [Fact]
    public void A_case_without_KPIs_makes_no_entry() => Assert.Empty(KpiJudgement.EntriesOf(Review, 1, Case(Fact(null), Fact("open"))));

    private static GateCase Case(params Figure[] figures) => new() { Question = new Phrase("stage.pilot"), Figures = figures };

    private static Figure Fact(string? verdict) => new(new Phrase("stage.pilot"), new Phrase("stage.pilot"), verdict);

    private static Figure Judged(string kpi, string verdict) =>
        Fact(verdict) with { Measured = new MeasuredFigure { Kpi = kpi, Confidence = 0.95m, Sample = 100, MinimumSample = 50 } };
}
