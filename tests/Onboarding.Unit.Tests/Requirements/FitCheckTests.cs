using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Requirements;

namespace Onboarding.Unit.Tests.Requirements;

public sealed class FitCheckTests
{
    [Theory]
    [InlineData(0.70, 0.10, 100, FitAdvice.Outsource, "fit.repeatable-full")]
    [InlineData(0.69, 0.10, 100, FitAdvice.Hybrid, "fit.partly-repeatable")]
    [InlineData(0.50, 0.10, 100, FitAdvice.Hybrid, "fit.partly-repeatable")]
    [InlineData(0.49, 0.10, 100, FitAdvice.StayInHouse, "fit.not-repeatable")]
    [InlineData(0.70, 0.79, 100, FitAdvice.Outsource, "fit.repeatable-full")]
    [InlineData(0.70, 0.80, 100, FitAdvice.StayInHouse, "fit.specialised")]
    [InlineData(0.70, 0.10, 99, FitAdvice.StayInHouse, "fit.low-volume")]
    public void Bounds_of_volume_and_shares(double repeatable, double specialised, int contacts, FitAdvice advice, string reason)
    {
        var fit = Check((decimal)repeatable, (decimal)specialised, contacts);

        Assert.Equal((advice, reason), (fit.Advice, fit.Reasons[0].Key));
    }

    [Fact]
    public void Regulated_trades_and_higher_tiers_keep_a_part_in_house()
    {
        var regulated = SampleFile.Request with { Situation = SampleFile.Request.Situation with { HighlyRegulated = true } };
        var tiered = SampleFile.Request with { Scope = SampleFile.Request.Scope with { Tier = 2 } };

        Assert.Equal((FitAdvice.Hybrid, "fit.regulated"), (Check(regulated) is var one ? (one.Advice, one.Reasons[0].Key) : default));
        Assert.Equal((FitAdvice.Hybrid, "fit.higher-tier"), (Check(tiered) is var two ? (two.Advice, two.Reasons[0].Key) : default));
    }

    [Theory]
    [InlineData(19_999, false)]
    [InlineData(20_000, true)]
    public void Peaks_count_from_twice_a_normal_week(int peak, bool counts)
    {
        var request = SampleFile.Request with { Volumes = new Volumes { WeeklyContacts = 10_000, PeakWeeklyContacts = peak } };

        Assert.Equal(counts, Check(request).Reasons.Any(reason => reason.Key == "fit.peaks"));
    }

    [Fact]
    public void Everything_that_speaks_for_it_is_named()
    {
        var request = SampleFile.Request with
        {
            Coverage = SampleFile.Request.Coverage with { Markets = ["GB", "DE"] },
            Situation = SampleFile.Request.Situation with { NeedsExtendedHours = true, TeamOverloaded = true, CostPressure = true },
        };

        Assert.Equal(["fit.repeatable-full", "fit.extended-hours", "fit.markets", "fit.overloaded", "fit.cost"], Check(request).Reasons.Select(reason => reason.Key));
    }

    [Fact]
    public void More_simple_contacts_never_speak_against_it() => Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100]).Sample((one, other, specialised) =>
        Check(Math.Max(one, other) / 100m, specialised / 100m, 1000).Advice <= Check(Math.Min(one, other) / 100m, specialised / 100m, 1000).Advice);

    [Fact]
    public void More_specialised_contacts_never_speak_for_it() => Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 100]).Sample((one, other, repeatable) =>
        Check(repeatable / 100m, Math.Max(one, other) / 100m, 1000).Advice >= Check(repeatable / 100m, Math.Min(one, other) / 100m, 1000).Advice);

    private static FitCheck Check(decimal repeatable, decimal specialised, int contacts) => Check(SampleFile.Request with
    {
        Volumes = new Volumes { WeeklyContacts = contacts, PeakWeeklyContacts = contacts },
        Situation = SampleFile.Request.Situation with { RepeatableShare = repeatable, SpecialisedShare = specialised },
    });

    private static FitCheck Check(OnboardingRequest request) => FitCheck.Of(request, SampleFile.Playbook.Requirements);
}
