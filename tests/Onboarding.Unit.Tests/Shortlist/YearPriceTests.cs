using CsCheck;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;
using static Onboarding.Unit.Tests.Shortlist.SampleVendors;

namespace Onboarding.Unit.Tests.Shortlist;

public sealed class YearPriceTests
{
    // 1,000 contacts in 50 weeks and 3,000 in two: 56,000 a year; half an hour of logged-in time for each.
    private static readonly YearVolumes Volumes = new()
    {
        NormalWeek = 1000,
        PeakWeek = 3000,
        PeakWeeks = 2,
        AfterHoursShare = 0.25m,
        HandleTimeSeconds = 1440,
        Occupancy = 0.8m,
        HoursPerAgentMonth = 100,
    };

    private static readonly Offer Bare = new() { VendorId = "a", PricingModel = "per-contact", Currency = "GBP" };

    [Fact]
    public void Every_model_comes_down_to_the_same_work() => Assert.Equal(
        [560_000m, 560_000m, 560_000m, 560_000m],
        new[]
        {
            Bare with { Contact = 10 }, Bare with { PricingModel = "per-hour", Hour = 20 }, Bare with { PricingModel = "per-agent", AgentMonth = 2000 },
            Bare with { PricingModel = "hybrid", MonthlyFee = 23_333.3333333333333333m, Contact = 5 },
        }.Select(offer => Price(offer).Total));

    [Fact]
    public void Surcharges_and_extras_are_told_apart()
    {
        var price = Price(Bare with
        {
            Contact = 10,
            AfterHoursSurcharge = 0.2m,
            SurgeSurcharge = 0.5m,
            SetUp = 1,
            Training = 2,
            QualityMonthly = 3,
            ReportsMonthly = 4,
        });

        Assert.Equal((560_000m, 28_000m, 20_000m, 0m), (price.Work, price.AfterHours, price.Surge, price.MinimumTopUp));
        Assert.Equal((1m, 2m, 36m, 48m, 608_087m), (price.SetUp, price.Training, price.Quality, price.Reports, price.Total));
        Assert.Equal(10.86m, price.PerContact);
    }

    [Fact]
    public void A_minimum_commitment_is_paid_in_the_weeks_that_stay_below_it()
    {
        // 52,000 a month are 12,000 a week: 2,000 more than a normal week, less than a peak week.
        var price = Price(Bare with { Contact = 10, MinimumMonthly = 52_000 });

        Assert.Equal((100_000m, 660_000m), (price.MinimumTopUp, price.Total));
    }

    [Fact]
    public void Nothing_to_handle_costs_the_fees_alone() =>
        Assert.Equal((1200m, 0m), Price(Bare with { Contact = 10, MonthlyFee = 100 }, Volumes with { NormalWeek = 0, PeakWeek = 0 }) is var price ? (price.Total, price.PerContact) : default);

    [Fact]
    public void A_higher_rate_or_surcharge_never_makes_it_cheaper() =>
        Gen.Select(Gen.Int[0, 100].Array[12], Gen.Int[0, 11], Gen.Int[1, 50]).Sample((parts, raised, by) =>
        {
            var higher = parts.ToArray();
            higher[raised] += by;

            return Price(OfferOf(higher)).Total >= Price(OfferOf(parts)).Total;
        });

    [Fact]
    public void More_volume_never_makes_it_cheaper() =>
        Gen.Select(Gen.Int[0, 100].Array[12], Gen.Int[0, 5000].Array[2], Gen.Int[0, 51], Gen.Int[0, 3], Gen.Int[1, 1000]).Sample((parts, weeks, peakWeeks, kind, by) =>
        {
            var before = Volumes with { NormalWeek = weeks[0], PeakWeek = weeks[0] + weeks[1], PeakWeeks = peakWeeks };
            var after = kind switch
            {
                0 => before with { NormalWeek = before.NormalWeek + by, PeakWeek = before.PeakWeek + by },
                1 => before with { PeakWeek = before.PeakWeek + by },
                2 => before with { PeakWeeks = before.PeakWeeks + 1 },
                _ => before with { HandleTimeSeconds = before.HandleTimeSeconds + by },
            };

            // A cent for the rounding of the parts.
            return Price(OfferOf(parts), after).Total >= Price(OfferOf(parts), before).Total - 0.03m;
        });

    [Fact]
    public void What_the_request_does_not_count_is_assumed_and_said()
    {
        var rules = new PricingRules { WeeksPerPeak = 3, AfterHoursShare = 0.25m, HandleTimeSeconds = 300 };
        var bare = SampleFile.Request with { Volumes = new Volumes { WeeklyContacts = 10, PeakWeeklyContacts = 20, PeakPeriods = ["June", "November"] } };
        var counted = bare with
        {
            Volumes = bare.Volumes with { PeakWeeks = 9, AfterHoursShare = 0.1m },
            Baseline = [new BaselineValue { Kpi = "average-handle-time", Value = 405, SampleSize = 10, From = default, To = default }],
        };

        var (assumed, told) = (YearVolumes.Of(bare, rules), YearVolumes.Of(counted, rules));

        Assert.Equal((6, 0m, 300m), (assumed.PeakWeeks, assumed.AfterHoursShare, assumed.HandleTimeSeconds));
        Assert.Equal((9, 0.1m, 405m), (told.PeakWeeks, told.AfterHoursShare, told.HandleTimeSeconds));
        Assert.Equal(3, assumed.Assumptions.Count(phrase => phrase.Key.EndsWith("-assumed", StringComparison.Ordinal)));
        Assert.DoesNotContain(told.Assumptions, phrase => phrase.Key.EndsWith("-assumed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("per-contact", null, null, 1, new string[0])]
    [InlineData("per-contact", null, null, null, new[] { "contact" })]
    [InlineData("per-agent", null, 1, null, new[] { "agentMonth", "hour" })]
    [InlineData("hybrid", null, null, 1, new[] { "pricingModel" })]
    [InlineData("hybrid", null, 1, 1, new string[0])]
    public void An_offer_has_the_rates_of_its_model(string model, int? agent, int? hour, int? contact, string[] fields)
    {
        var offer = Bare with { PricingModel = model, AgentMonth = agent, Hour = hour, Contact = contact };

        Assert.Equal(fields, PutOffer.ErrorsOf(offer, Vendor("a"), "GBP").Select(error => error.Field));
        Assert.Equal("currency", PutOffer.ErrorsOf(offer, Vendor("a"), "EUR")[0].Field);
        Assert.Equal("vendorId", PutOffer.ErrorsOf(offer, null, "GBP")[0].Field);
    }

    private static YearPrice Price(Offer offer, YearVolumes? volumes = null) => YearPrice.Of(offer, volumes ?? Volumes);

    private static Offer OfferOf(int[] parts) => new()
    {
        VendorId = "a",
        PricingModel = "hybrid",
        Currency = "GBP",
        AgentMonth = parts[0],
        Hour = parts[1],
        Contact = parts[2],
        MonthlyFee = parts[3] * 100,
        SetUp = parts[4],
        Training = parts[5],
        QualityMonthly = parts[6],
        ReportsMonthly = parts[7],
        AfterHoursSurcharge = parts[8] / 100m,
        SurgeSurcharge = parts[9] / 100m,
        MinimumMonthly = parts[10] * 1000,
    };
}
