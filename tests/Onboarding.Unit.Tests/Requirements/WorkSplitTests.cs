using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Requirements;

namespace Onboarding.Unit.Tests.Requirements;

public sealed class WorkSplitTests
{
    [Fact]
    public void A_hybrid_gives_tier_1_and_after_hours_to_the_vendor_and_keeps_the_rest()
    {
        var request = Request(tier: 2, repeatable: 60, vip: 5, regulated: 4) with
        {
            Coverage = SampleFile.Request.Coverage with { Hours = "24x7" },
            Volumes = SampleFile.Request.Volumes with { AfterHoursShare = 0.3m },
        };

        var split = WorkSplit.Of(request, FitAdvice.Hybrid);

        Assert.Equal(
            [
                ("split.not-repeatable", WorkTaker.InHouse, 0.4m), ("split.regulated", WorkTaker.InHouse, 0.04m), ("split.vip", WorkTaker.InHouse, 0.05m),
                ("split.tier", WorkTaker.Vendor, null), ("split.tier", WorkTaker.InHouse, null),
                ("value.text", WorkTaker.Vendor, null), ("split.after-hours", WorkTaker.Vendor, 0.3m),
            ],
            split.Select(line => (line.Work.Key, line.TakenBy, line.Share)));
    }

    [Theory]
    [InlineData(1, true, false, WorkTaker.Vendor)]
    [InlineData(2, true, false, WorkTaker.InHouse)]
    [InlineData(1, false, false, WorkTaker.InHouse)]
    [InlineData(1, true, true, WorkTaker.InHouse)]
    public void A_ticket_type_goes_to_the_vendor_when_it_is_simple_harmless_and_of_tier_1(int tier, bool repeatable, bool sensitive, WorkTaker taker)
    {
        var kind = new TicketKind { Type = "orders", Share = 0.2m, Tier = tier, Repeatable = repeatable, Sensitive = sensitive };
        var request = SampleFile.Request with { Scope = SampleFile.Request.Scope with { Tier = 3, TicketKinds = [kind] } };

        Assert.Equal((taker, 0.2m), WorkSplit.Of(request, FitAdvice.Hybrid).Where(line => line.Part == WorkPart.TicketType).Select(line => (line.TakenBy, line.Share)).Single());
    }

    [Theory]
    [InlineData(0, 0, FitAdvice.Outsource)]
    [InlineData(1, 0, FitAdvice.Hybrid)]
    [InlineData(0, 1, FitAdvice.Hybrid)]
    public void Contacts_that_must_stay_make_it_a_hybrid(int vip, int regulated, FitAdvice advice) =>
        Assert.Equal(advice, FitCheck.Of(Request(1, 74, vip, regulated), SampleFile.Playbook.Requirements).Advice);

    [Theory]
    [InlineData(FitAdvice.Outsource, WorkTaker.Vendor)]
    [InlineData(FitAdvice.Hybrid, WorkTaker.Vendor)]
    [InlineData(FitAdvice.StayInHouse, WorkTaker.InHouse)]
    public void A_back_office_task_goes_to_the_vendor_unless_everything_stays(FitAdvice advice, WorkTaker taker)
    {
        var request = SampleFile.Request with { Scope = SampleFile.Request.Scope with { BackOffice = ["Refund forms"] } };

        Assert.Equal(
            ("Refund forms", taker),
            WorkSplit.Of(request, advice).Single(one => one.Part == WorkPart.BackOffice) is var line ? (line.Work.Values["text"].Text, line.TakenBy) : default);
    }

    [Fact]
    public void The_split_agrees_with_the_advice() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 100], Gen.Int[0, 20], Gen.Int[0, 20]).Sample((tier, repeatable, vip, regulated) =>
        {
            var request = Request(tier, repeatable, vip, regulated);
            var advice = FitCheck.Of(request, SampleFile.Playbook.Requirements).Advice;
            var takers = WorkSplit.Of(request, advice).Select(line => line.TakenBy).Distinct().Order().ToList();

            return takers.SequenceEqual(advice switch
            {
                FitAdvice.Outsource => [WorkTaker.Vendor],
                FitAdvice.StayInHouse => [WorkTaker.InHouse],
                _ => new[] { WorkTaker.Vendor, WorkTaker.InHouse },
            });
        });

    private static OnboardingRequest Request(int tier, int repeatable, int vip, int regulated) => SampleFile.Request with
    {
        Scope = SampleFile.Request.Scope with { Tier = tier },
        Situation = SampleFile.Request.Situation with
        {
            RepeatableShare = repeatable / 100m,
            SpecialisedShare = 0,
            NeedsExtendedHours = true,
            VipShare = vip / 100m,
            RegulatedShare = regulated / 100m,
        },
    };
}
