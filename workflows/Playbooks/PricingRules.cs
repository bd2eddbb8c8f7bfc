namespace Onboarding.Workflows.Playbooks;

/// <summary>How offers of unlike pricing models are brought to one year's price. Editable defaults without a public source; every one is shown with the result.</summary>
public sealed record PricingRules
{
    /// <summary>Seconds of work per contact, where the request has no baseline of <c>average-handle-time</c>.</summary>
    public decimal HandleTimeSeconds { get; init; } = 360;

    /// <summary>Share of an agent's logged-in time spent on contacts, above 0 and up to 1.</summary>
    public decimal Occupancy { get; init; } = 0.8m;

    /// <summary>Logged-in hours of one agent in a month: paid time without leave, breaks, training.</summary>
    public decimal HoursPerAgentMonth { get; init; } = 130;

    /// <summary>Weeks that one named peak lasts, where the request does not count the peak weeks.</summary>
    public int WeeksPerPeak { get; init; } = 3;

    /// <summary>Share of the contacts outside local hours, where the request needs such hours and does not tell the share.</summary>
    public decimal AfterHoursShare { get; init; } = 0.25m;
}
