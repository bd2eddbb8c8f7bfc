using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotRecommendationTests
{
    private static readonly Gen<KpiVerdict> AnyVerdict = Gen.Select(Gen.Enum<Verdict>(), Gen.Bool, Gen.Int[1, 9])
        .Select((verdict, critical, id) => Measured.Judged(verdict, critical, $"kpi-{id}"));

    private static readonly Gen<HashSet<string>> AnyKpis = Gen.Int[1, 9].Array[0, 9].Select(ids => ids.Select(id => $"kpi-{id}").ToHashSet());

    [Theory]
    [InlineData(Verdict.Passed, true, "continue")]
    [InlineData(Verdict.Passed, false, "continue")]
    [InlineData(Verdict.NotEnoughData, true, "continue")]
    [InlineData(Verdict.NotEnoughData, false, "continue")]
    [InlineData(Verdict.Failed, false, "continue")]
    [InlineData(Verdict.Failed, true, "adjust-scope")]
    public void Before_the_last_review_only_a_critical_miss_speaks_for_another_scope(Verdict verdict, bool critical, string choice)
    {
        Assert.Equal(choice, Recommend([Measured.Judged(verdict, critical)], isLast: false, canExtend: false));
        Assert.Equal(choice, Recommend([Measured.Judged(verdict, critical)], isLast: false, canExtend: true));
    }

    [Theory]
    [InlineData(Verdict.Passed, true, "scale-up", "scale-up")]
    [InlineData(Verdict.Passed, false, "scale-up", "scale-up")]
    [InlineData(Verdict.NotEnoughData, false, "scale-up", "scale-up")]
    [InlineData(Verdict.NotEnoughData, true, "extend", "exit")]
    [InlineData(Verdict.Failed, false, "extend", "scale-up")]
    [InlineData(Verdict.Failed, true, "exit", "exit")]
    public void At_the_last_review(Verdict verdict, bool critical, string whileItCanBeExtended, string after)
    {
        KpiVerdict[] verdicts = [Measured.Judged(Verdict.Passed, true, "other"), Measured.Judged(verdict, critical)];

        Assert.Equal(whileItCanBeExtended, Recommend(verdicts, isLast: true, canExtend: true));
        Assert.Equal(after, Recommend(verdicts, isLast: true, canExtend: false));
    }

    [Fact]
    public void A_pilot_that_has_shown_nothing_is_not_scaled_up()
    {
        KpiVerdict[] open = [Measured.Judged(Verdict.NotEnoughData, false)];

        Assert.Equal("extend", Recommend(open, isLast: true, canExtend: true));
        Assert.Equal("exit", Recommend(open, isLast: true, canExtend: false));
        Assert.Equal("exit", Recommend([], isLast: true, canExtend: false));
    }

    [Fact]
    public void Every_verdict_that_is_no_pass_is_a_reason() => Assert.Equal(
        ["pilot.passed", "pilot.failed-critical", "pilot.failed", "pilot.needs-more", "pilot.inconclusive", "pilot.no-data", "pilot.too-few-days"],
        PilotRecommendation.Of(
            [
                Measured.Judged(Verdict.Failed, true),
                Measured.Judged(Verdict.NotEnoughData, true, gap: DataGap.IntervalTooWide, needed: 1200),
                Measured.Judged(Verdict.Passed, true),
                Measured.Judged(Verdict.NotEnoughData, true, gap: DataGap.IntervalTooWide),
                Measured.Judged(Verdict.Failed, false),
                Measured.Judged(Verdict.NotEnoughData, false),
                Measured.Judged(Verdict.NotEnoughData, false, gap: DataGap.TooFewDays),
            ],
            isLast: true, canExtend: false).Reasons.Select(reason => reason.Key));

    [Theory]
    [InlineData(Verdict.Failed, true, "share", "exit")]
    [InlineData(Verdict.Failed, true, "other", "adjust-scope")]
    [InlineData(Verdict.Failed, false, "share", "continue")]
    [InlineData(Verdict.NotEnoughData, true, "share", "continue")]
    [InlineData(Verdict.Passed, true, "share", "continue")]
    public void A_critical_miss_that_another_scope_has_not_mended_speaks_for_exit(Verdict verdict, bool critical, string adjustedFor, string choice)
    {
        var recommendation = PilotRecommendation.Of([Measured.Judged(verdict, critical)], isLast: false, canExtend: true, new HashSet<string> { adjustedFor });

        Assert.Equal((choice, choice == "exit"), (recommendation.Choice, recommendation.Reasons.Any(reason => reason.Key == "pilot.adjusted-in-vain")));
    }

    [Fact]
    public void An_adjustment_before_never_speaks_for_more() => Gen.Select(AnyVerdict.Array[0, 6], Gen.Bool, Gen.Bool, AnyKpis).Sample((verdicts, isLast, canExtend, adjustedFor) =>
        Rank(PilotRecommendation.Of(verdicts, isLast, canExtend, adjustedFor).Choice) <= Rank(Recommend(verdicts, isLast, canExtend)));

    [Fact]
    public void After_an_adjustment_a_KPI_that_passes_after_all_never_speaks_for_less() => Gen.Select(AnyVerdict.Array[1, 6], Gen.Bool, Gen.Bool, AnyKpis).Sample((verdicts, isLast, canExtend, adjustedFor) =>
    {
        var better = verdicts[1..].Append(verdicts[0] with { Verdict = Verdict.Passed }).ToList();

        return Rank(PilotRecommendation.Of(better, isLast, canExtend, adjustedFor).Choice) >= Rank(PilotRecommendation.Of(verdicts, isLast, canExtend, adjustedFor).Choice);
    });

    [Fact]
    public void What_is_recommended_is_offered() => Gen.Select(AnyVerdict.Array[0, 6], Gen.Bool, Gen.Bool, AnyKpis).Sample((verdicts, isLast, canExtend, adjustedFor) =>
    {
        var recommendation = PilotRecommendation.Of(verdicts, isLast, canExtend, adjustedFor);

        return recommendation.Offered.Contains(recommendation.Choice);
    });

    [Fact]
    public void An_extension_is_offered_only_at_the_last_review_of_a_pilot_that_can_still_grow() =>
        Gen.Select(AnyVerdict.Array[0, 6], Gen.Bool, Gen.Bool).Sample((verdicts, isLast, canExtend) =>
            PilotRecommendation.Of(verdicts, isLast, canExtend).Offered.Contains("extend") == (isLast && canExtend));

    [Fact]
    public void A_critical_miss_never_speaks_for_scaling_up() => Gen.Select(AnyVerdict.Array[0, 6], Gen.Bool, Gen.Bool).Sample((verdicts, isLast, canExtend) =>
        Recommend([.. verdicts, Measured.Judged(Verdict.Failed, true)], isLast, canExtend) is "adjust-scope" or "exit");

    [Fact]
    public void Without_enough_data_about_a_critical_KPI_nothing_speaks_for_scaling_up() =>
        Gen.Select(AnyVerdict.Array[0, 6], Gen.Bool, Gen.Bool).Sample((verdicts, isLast, canExtend) =>
            Recommend([.. verdicts, Measured.Judged(Verdict.NotEnoughData, true)], isLast, canExtend) != "scale-up");

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

    [Fact]
    public void One_more_KPI_that_passes_never_speaks_for_less() => Gen.Select(AnyVerdict.Array[0, 6], Gen.Bool, Gen.Bool, Gen.Bool).Sample((verdicts, critical, isLast, canExtend) =>
        Rank(Recommend([.. verdicts, Measured.Judged(Verdict.Passed, critical)], isLast, canExtend)) >= Rank(Recommend(verdicts, isLast, canExtend)));

    private static string Recommend(IReadOnlyList<KpiVerdict> verdicts, bool isLast, bool canExtend) =>
        PilotRecommendation.Of(verdicts, isLast, canExtend).Choice;

    private static int Rank(string choice) => Array.IndexOf(["exit", "adjust-scope", "extend", "continue", "scale-up"], choice);
}
