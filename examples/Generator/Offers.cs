using Onboarding.Workflows.Shortlist;

namespace Onboarding.Examples;

/// <summary>What the three vendors on the shortlist offer, each by another pricing model.</summary>
internal static class Offers
{
    private const string Currency = "GBP";

    public static IReadOnlyList<Offer> All() => [Lanternway, Brightquay, Castlemere];

    private static Offer Lanternway => new()
    {
        VendorId = Vendors.Chosen,
        PricingModel = "hybrid",
        Currency = Currency,
        MonthlyFee = 62_000,
        Contact = 1.95m,
        SetUp = 36_000,
        Training = 41_000,
        ReportsMonthly = 3_000,
        AfterHoursSurcharge = 0.12m,
        SurgeSurcharge = 0.15m,
        MinimumMonthly = 150_000,
        ValidUntil = new DateOnly(2026, 6, 30),
        Note = "Reviewed after twelve months; no indexation before.",
    };

    private static Offer Brightquay => new()
    {
        VendorId = Vendors.Reserve,
        PricingModel = "per-hour",
        Currency = Currency,
        Hour = 17.4m,
        SetUp = 42_000,
        Training = 58_000,
        QualityMonthly = 4_500,
        ReportsMonthly = 2_500,
        AfterHoursSurcharge = 0.1m,
        SurgeSurcharge = 0.2m,
        MinimumMonthly = 120_000,
        ValidUntil = new DateOnly(2026, 5, 31),
    };

    private static Offer Castlemere => new()
    {
        VendorId = "castlemere",
        PricingModel = "per-agent",
        Currency = Currency,
        AgentMonth = 3_150,
        SetUp = 25_000,
        Training = 30_000,
        AfterHoursSurcharge = 0.35m,
        SurgeSurcharge = 0.3m,
        MinimumMonthly = 180_000,
    };
}
