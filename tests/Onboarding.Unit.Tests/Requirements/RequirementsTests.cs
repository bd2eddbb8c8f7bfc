using CsCheck;
using Onboarding.Unit.Tests.Kpis;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Requirements;

namespace Onboarding.Unit.Tests.Requirements;

public sealed class RequirementsTests
{
    [Theory]
    [InlineData(1, 1, 4, 6)]
    [InlineData(1, 2, 4, 6)]
    [InlineData(1, 3, 8, 12)]
    [InlineData(2, 1, 8, 12)]
    public void A_pilot_in_one_language_on_at_most_two_channels_starts_soonest(int languages, int channels, int from, int to) =>
        Assert.Equal(new TimelineEstimate(from, to), Estimate(languages, channels));

    [Fact]
    public void A_further_language_or_channel_never_makes_a_pilot_start_sooner() => Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5], Gen.Bool).Sample((languages, channels, isLanguage) =>
    {
        var before = Estimate(languages, channels);
        var after = Estimate(languages + (isLanguage ? 1 : 0), channels + (isLanguage ? 0 : 1));

        return after.FromWeeks >= before.FromWeeks && after.ToWeeks >= before.ToWeeks;
    });

    [Fact]
    public void A_further_baseline_never_leaves_more_to_be_given_and_their_order_never_matters()
    {
        var kpis = SampleFile.Playbook.Kpis.Select(kpi => kpi with { Target = null }).ToArray();

        Gen.Select(Gen.Shuffle(kpis), Gen.Int[0, kpis.Length - 1]).Sample((shuffled, count) =>
        {
            var before = Missing(kpis, shuffled[..count]);
            var after = Missing(kpis, shuffled[..(count + 1)]);

            return after.All(before.Contains) && after.Count == before.Count - 1 && before.SequenceEqual(Missing(kpis, [.. shuffled[..count].AsEnumerable().Reverse()]));
        });
    }

    [Fact]
    public void A_KPI_needs_a_target_or_a_baseline()
    {
        var compared = Measured.Share with { Id = "compared", Target = null };
        var baseline = new BaselineValue { Kpi = "compared", Value = 0.9m, SampleSize = 1000, From = Measured.Day, To = Measured.Day };

        Assert.Equal("missing.baseline", Assert.Single(RequirementsReadiness.Missing([Measured.Share, compared], [])).Key);
        Assert.Empty(RequirementsReadiness.Missing([Measured.Share, compared], [baseline]));
    }

    private static TimelineEstimate Estimate(int languages, int channels) => TimelineEstimate.Of(SampleFile.Request with
    {
        Coverage = SampleFile.Request.Coverage with { Languages = [.. Enumerable.Repeat("en", languages)] },
        Scope = SampleFile.Request.Scope with { Channels = [.. Enumerable.Repeat("phone", channels)] },
    });

    private static IReadOnlyList<string> Missing(IReadOnlyList<Kpi> kpis, IReadOnlyList<Kpi> measured)
    {
        var baseline = measured.Select(kpi => new BaselineValue { Kpi = kpi.Id, Value = 0.9m, SampleSize = 1000, From = Measured.Day, To = Measured.Day }).ToList();
        return [.. RequirementsReadiness.Missing(kpis, baseline).Select(phrase => phrase.Values["id"].Text!)];
    }
}
