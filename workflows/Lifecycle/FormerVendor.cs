namespace Onboarding.Workflows.Lifecycle;

/// <summary>
/// A vendor that was chosen and given up for another before the pilot, as a gate sent the run back. What was agreed and proven with it
/// is kept in rows <c>former:{number}:...</c> and counts no more. Row <c>former-vendor:{number}</c>.
/// </summary>
public sealed record FormerVendor
{
    /// <summary>Which one, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Vendor id.</summary>
    public required string Vendor { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the vendor that was chosen in its place.</summary>
    public required string ReplacedBy { get; init; }

    /// <summary>Round of the shortlist that chose the other one.</summary>
    public required int ReplacedIn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many entries are kept: checklist items, terms, tests, agents and whatever else was handed in for it.</summary>
    public required int Entries { get; init; }
}
