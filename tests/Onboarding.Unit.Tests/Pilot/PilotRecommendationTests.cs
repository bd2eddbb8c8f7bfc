using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotRecommendationTests
{
    private static readonly Gen<KpiVerdict> AnyVerdict = Gen.Select(Gen.Enum<Verdict>(), Gen.Bool, Gen.Int[1, 9])
        .Select((verdict, critical, id) => Measured.Judged(verdict, critical, $"kpi-{id}"));

    [Theory]
    [InlineData(Verdict.Passed, true, "continue")]
    [InlineData(Verdict.Inconclusive, true, "continue")]
    [InlineData(Verdict.NoData, true, "continue")]
    [InlineData(Verdict.Failed, false, "continue")]
    [InlineData(Verdict.Failed, true, "adjust-scope")]
    public void Before_the_last_review_only_a_critical_miss_speaks_for_another_scope(Verdict verdict, bool critical, string choice) =>
        Assert.Equal(choice, Recommend([Measured.Judged(verdict, critical)], isLast: false, canExtend: false));

    [Theory]
    [InlineData(Verdict.Passed, true, "scale-up", "scale-up")]
    [InlineData(Verdict.Inconclusive, false, "scale-up", "scale-up")]
    [InlineData(Verdict.NoData, false, "scale-up", "scale-up")]
    [InlineData(Verdict.Failed, false, "extend", "scale-up")]
    [InlineData(Verdict.Inconclusive, true, "extend", "exit")]
    [InlineData(Verdict.NoData, true, "extend", "exit")]
    [InlineData(Verdict.Failed, true, "exit", "exit")]
    public void At_the_last_review(Verdict verdict, bool critical, string whileItCanBeExtended, string after)
    {
        KpiVerdict[] verdicts = [Measured.Judged(Verdict.Passed, true, "other"), Measured.Judged(verdict, critical)];

        Assert.Equal(whileItCanBeExtended, Recommend(verdicts, isLast: true, canExtend: true));
        Assert.Equal(after, Recommend(verdicts, isLast: true, canExtend: false));
    }

    [Fact]
    public void Every_verdict_that_is_no_pass_is_a_reason() => Assert.Equal(
        ["pilot.passed", "pilot.failed-critical", "pilot.failed", "pilot.inconclusive", "pilot.no-data"],
        PilotRecommendation.Of(
            [
                Measured.Judged(Verdict.Failed, true), Measured.Judged(Verdict.Inconclusive, true), Measured.Judged(Verdict.Passed, true),
                Measured.Judged(Verdict.Failed, false), Measured.Judged(Verdict.NoData, false),
            ],
            isLast: true, canExtend: false).Reasons.Select(reason => reason.Key));

    [Fact]
    public void What_is_recommended_is_offered() => Gen.Select(AnyVerdict.Array[0, 6], Gen.Bool, Gen.Bool).Sample((verdicts, isLast, canExtend) =>
    {
        var recommendation = PilotRecommendation.Of(verdicts, isLast, canExtend);

        return recommendation.Offered.Contains(recommendation.Choice);
    });

    [Fact]
    public void The_order_of_verdicts_never_matters() =>
        Gen.Select(AnyVerdict.Array[1, 6].SelectMany(verdicts => Gen.Shuffle(verdicts.ToArray()).Select(other => (verdicts, other))), Gen.Bool, Gen.Bool)
            .Sample((two, isLast, canExtend) => Recommend(two.verdicts, isLast, canExtend) == Recommend(two.other, isLast, canExtend));

    [Fact]
    public void A_KPI_that_passes_after_all_never_speaks_for_less() => Gen.Select(AnyVerdict.Array[1, 6], Gen.Bool, Gen.Bool).Sample((verdicts, isLast, canExtend) =>
    {
        var better = verdicts[1..].Append(verdicts[0] with { Verdict = Verdict.Passed }).ToList();

        return Rank(Recommend(better, isLast, canExtend)) >= Rank(Recommend(verdicts, isLast, canExtend));
    });

    private static string Recommend(IReadOnlyList<KpiVerdict> verdicts, bool isLast, bool canExtend) =>
        PilotRecommendation.Of(verdicts, isLast, canExtend).Choice;

    private static int Rank(string choice) => Array.IndexOf(["exit", "adjust-scope", "extend", "continue", "scale-up"], choice);
}
