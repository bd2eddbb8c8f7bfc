using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>A warning sign (S1) that people record against a vendor, or that follows from what a vendor handed in.</summary>
public sealed record RedFlagTemplate
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>The sign.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>When it counts; null in copies of playbooks from before rules were written down.</summary>
    public LocalizedText? Rule { get; init; }

    /// <summary>The fact that raises it without anybody's judgement; null: only people and vague answers do.</summary>
    public VendorFact? RaisedBy { get; init; }
}

/// <summary>A fact of a vendor's profile that is a warning by itself.</summary>
public enum VendorFact
{
    /// <summary>The profile says that there are no references.</summary>
    NoReferences,

    /// <summary>The vendor does not show samples of its quality checks.</summary>
    NoQualitySamples,

    /// <summary>The vendor does not accept a pilot.</summary>
    RefusesPilot,
}
