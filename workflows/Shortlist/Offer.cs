namespace Onboarding.Workflows.Shortlist;

/// <summary>What a vendor offers, in the budget's currency. Row <c>offer:{vendor}</c>.</summary>
public sealed record Offer
{
    /// <summary>Vendor id.</summary>
    public required string VendorId { get; init; }

    /// <summary><c>per-agent</c>, <c>per-hour</c>, <c>per-contact</c> or <c>hybrid</c> (a monthly fee and one of the others).</summary>
    public required string PricingModel { get; init; }

    /// <summary>ISO 4217 code; the budget's.</summary>
    public required string Currency { get; init; }

    /// <summary>Rate per agent and month; null when the model has none.</summary>
    public decimal? AgentMonth { get; init; }

    /// <summary>Rate per logged-in hour; null when the model has none.</summary>
    public decimal? Hour { get; init; }

    /// <summary>Rate per contact handled; null when the model has none.</summary>
    public decimal? Contact { get; init; }

    /// <summary>Fee a month whatever the volume.</summary>
    public decimal MonthlyFee { get; init; }

    /// <summary>Set-up, once.</summary>
    public decimal SetUp { get; init; }

    /// <summary>Training, once.</summary>
    public decimal Training { get; init; }

    /// <summary>Quality checks, a month.</summary>
    public decimal QualityMonthly { get; init; }

    /// <summary>Reports, a month.</summary>
    public decimal ReportsMonthly { get; init; }

    /// <summary>Surcharge on work outside local hours as a share, 0.25 for 25%.</summary>
    public decimal AfterHoursSurcharge { get; init; }

    /// <summary>Surcharge on work above the normal week as a share.</summary>
    public decimal SurgeSurcharge { get; init; }

    /// <summary>Least that is paid a month for work and fee together.</summary>
    public decimal MinimumMonthly { get; init; }

    /// <summary>Last day on which the offer can be taken; null when it names none.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>What else it says.</summary>
    public string? Note { get; init; }
}
