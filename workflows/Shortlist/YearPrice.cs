namespace Onboarding.Workflows.Shortlist;

/// <summary>What an offer costs in its first year at a run's volumes, by part, in the offer's currency, rounded to cents.</summary>
public sealed record YearPrice
{
    private const int MonthsOfYear = 12;

    /// <summary>Vendor id.</summary>
    public required string VendorId { get; init; }

    /// <summary>Pricing model of the offer.</summary>
    public required string PricingModel { get; init; }

    /// <summary>Rates times agents, hours and contacts, and the monthly fee.</summary>
    public required decimal Work { get; init; }

    /// <summary>Surcharge outside local hours.</summary>
    public required decimal AfterHours { get; init; }

    /// <summary>Surcharge above the normal week.</summary>
    public required decimal Surge { get; init; }

    /// <summary>What the minimum commitment adds in weeks that stay below it.</summary>
    public required decimal MinimumTopUp { get; init; }

    /// <summary>Set-up, once.</summary>
    public required decimal SetUp { get; init; }

    /// <summary>Training, once.</summary>
    public required decimal Training { get; init; }

    /// <summary>Quality checks of twelve months.</summary>
    public required decimal Quality { get; init; }

    /// <summary>Reports of twelve months.</summary>
    public required decimal Reports { get; init; }

    /// <summary>All of it per contact; 0 without contacts.</summary>
    public required decimal PerContact { get; init; }

    /// <summary>The first year.</summary>
    public decimal Total => Work + AfterHours + Surge + MinimumTopUp + SetUp + Training + Quality + Reports;

    /// <summary>Prices an offer. A higher rate, surcharge or volume never makes it cheaper.</summary>
    public static YearPrice Of(Offer offer, YearVolumes volumes)
    {
        var perContact = RatePerContact(offer, volumes);
        var surgeContacts = Math.Max(0, volumes.PeakWeek - volumes.NormalWeek);
        var afterHoursRate = perContact * volumes.AfterHoursShare * offer.AfterHoursSurcharge;
        var (normalWeeks, peakWeeks) = (YearVolumes.Weeks - volumes.PeakWeeks, volumes.PeakWeeks);
        var fee = offer.MonthlyFee * MonthsOfYear / YearVolumes.Weeks;
        var normalWeek = fee + volumes.NormalWeek * (perContact + afterHoursRate);
        var peakWeek = fee + volumes.PeakWeek * (perContact + afterHoursRate) + surgeContacts * perContact * offer.SurgeSurcharge;
        var least = offer.MinimumMonthly * MonthsOfYear / YearVolumes.Weeks;
        var price = new YearPrice
        {
            VendorId = offer.VendorId,
            PricingModel = offer.PricingModel,
            Work = Cents(offer.MonthlyFee * MonthsOfYear + volumes.Contacts * perContact),
            AfterHours = Cents(volumes.Contacts * afterHoursRate),
            Surge = Cents(peakWeeks * surgeContacts * perContact * offer.SurgeSurcharge),
            MinimumTopUp = Cents(normalWeeks * Math.Max(0, least - normalWeek) + peakWeeks * Math.Max(0, least - peakWeek)),
            SetUp = offer.SetUp,
            Training = offer.Training,
            Quality = offer.QualityMonthly * MonthsOfYear,
            Reports = offer.ReportsMonthly * MonthsOfYear,
            PerContact = 0,
        };
        return volumes.Contacts == 0 ? price : price with { PerContact = Cents(price.Total / volumes.Contacts) };
    }

    // Every model comes down to what one contact costs: its own rate, its hours, and its part of an agent's month.
    private static decimal RatePerContact(Offer offer, YearVolumes volumes) =>
        (offer.Contact ?? 0) + ((offer.Hour ?? 0) + (offer.AgentMonth ?? 0) / volumes.HoursPerAgentMonth) * volumes.HoursPerContact;

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
