namespace Onboarding.Workflows.Shortlist;

/// <summary>A vendor on the run's list. Row <c>vendor:{id}</c>.</summary>
public sealed record Vendor
{
    /// <summary>Stable id, lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Country of delivery as ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>Where it was found (report, fair, peer, search).</summary>
    public required string FoundBy { get; init; }

    /// <summary>Languages as BCP 47 tags.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Channels it serves.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Certificates it holds, for example ISO 27001.</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    /// <summary>Smallest team it accepts.</summary>
    public required int MinimumAgents { get; init; }

    /// <summary>Largest team it offers.</summary>
    public required int MaximumAgents { get; init; }

    /// <summary>Hours it serves, <c>24x7</c> or windows such as <c>Mon-Fri 09:00-18:00</c>; null: not given.</summary>
    public string? Hours { get; init; }

    /// <summary>Price a month that was first named, in the budget's currency; what counts is the vendor's <see cref="Offer"/> once there is one.</summary>
    public required decimal MonthlyPrice { get; init; }

    /// <summary>Set-up price that was first named, once.</summary>
    public decimal SetUpPrice { get; init; }

    /// <summary>True when it is on the shortlist that evaluators score.</summary>
    public required bool Shortlisted { get; init; }

    /// <summary>Why it was cut from the long list; required of a vendor that is not shortlisted before the stage is submitted.</summary>
    public string? CutReason { get; init; }

    /// <summary>What is known of it beyond the must-haves; null: nothing was given.</summary>
    public VendorProfile? Profile { get; init; }

    /// <summary>Warning signs seen.</summary>
    public IReadOnlyList<RedFlag> RedFlags { get; init; } = [];

    /// <summary>Site visits and demonstrations (S3).</summary>
    public IReadOnlyList<VendorVisit> Visits { get; init; } = [];

    /// <summary>Day of the one visit that older hand-ins could record; null when there was none. See <see cref="Visits"/>.</summary>
    public DateOnly? VisitedOn { get; init; }

    /// <summary>What was seen there.</summary>
    public string? VisitNote { get; init; }

    /// <summary>The vendor's project lead.</summary>
    public required VendorContact Contact { get; init; }
}

/// <summary>A warning sign recorded against a vendor.</summary>
/// <param name="Id">Red flag id of the playbook.</param>
/// <param name="Note">What was seen.</param>
public sealed record RedFlag(string Id, string Note);

/// <summary>A site visit or a demonstration.</summary>
public sealed record VendorVisit
{
    /// <summary>Day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What it was.</summary>
    public required VisitKind Kind { get; init; }

    /// <summary>Who took part, names of both sides.</summary>
    public required IReadOnlyList<string> Participants { get; init; }

    /// <summary>What was seen.</summary>
    public required string Note { get; init; }
}

/// <summary>Kinds of visits.</summary>
public enum VisitKind
{
    /// <summary>At the vendor's site.</summary>
    Site,

    /// <summary>A demonstration of tools or work.</summary>
    Demonstration,

    /// <summary>A call with a reference client.</summary>
    Reference,
}

/// <summary>The vendor's project lead.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Language"><c>en</c> or <c>zh-CN</c>.</param>
public sealed record VendorContact(string Name, string Email, string Language);

/// <summary>One evaluator's scores of one vendor. Row <c>scorecard:{vendor}:{evaluator}</c>.</summary>
public sealed record Scorecard
{
    /// <summary>Vendor id.</summary>
    public required string VendorId { get; init; }

    /// <summary>Evaluator's id, lower-case letters, digits, dots and hyphens.</summary>
    public required string Evaluator { get; init; }

    /// <summary>Scores from 1 to 5 by criterion id; every criterion of the playbook has one.</summary>
    public required IReadOnlyDictionary<string, int> Scores { get; init; }

    /// <summary>Comment.</summary>
    public string? Note { get; init; }
}
