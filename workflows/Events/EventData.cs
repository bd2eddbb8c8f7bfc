using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Events;

/// <summary>What a CloudEvent of ours carries: the audit entry, and whose it is.</summary>
public sealed record EventData
{
    /// <summary>Run.</summary>
    public required string RunId { get; init; }

    /// <summary>The company that outsources.</summary>
    public required string Company { get; init; }

    /// <summary>What the run onboards.</summary>
    public required string Title { get; init; }

    /// <summary>Sequence number of the audit entry.</summary>
    public required int Sequence { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Stage the run is in with it.</summary>
    public required string Stage { get; init; }

    /// <summary>With <c>stage.entered</c>: the stage that was left; null at the start.</summary>
    public string? LeftStage { get; init; }

    /// <summary>Who did it.</summary>
    public required string Actor { get; init; }

    /// <summary>What happened, as key and values.</summary>
    public required Phrase What { get; init; }

    /// <summary>What happened, as a sentence in each language.</summary>
    public required IReadOnlyDictionary<string, string> Text { get; init; }

    /// <summary>The entry's hash: an export of the audit can be held against it later.</summary>
    public required string Hash { get; init; }
}
