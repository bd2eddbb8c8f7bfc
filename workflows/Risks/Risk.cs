using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Risks;

/// <summary>One risk of a run's register. Row <c>risk:{id}</c>; a risk of the playbook without a row is as the playbook has it.</summary>
public sealed record Risk
{
    /// <summary>Stable id: the playbook's, or one that the project manager chose.</summary>
    public required string Id { get; init; }

    /// <summary>The risk. What a person typed is the same in every language.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What keeps it small.</summary>
    public required LocalizedText Mitigation { get; init; }

    /// <summary>Role that owns it, see <see cref="Lifecycle.Roles"/>.</summary>
    public required string OwnerRole { get; init; }

    /// <summary>Name of whoever answers for it; null while only the role is named.</summary>
    public string? Owner { get; init; }

    /// <summary>How likely it is, from 1 (hardly) to 5 (almost certain).</summary>
    public required int Likelihood { get; init; }

    /// <summary>How much it would hurt, from 1 (little) to 5 (the service stops or customers are harmed).</summary>
    public required int Impact { get; init; }

    /// <summary>State.</summary>
    public RiskStatus Status { get; init; }

    /// <summary>What raises it: kinds of events, or <c>kind:subject</c> (see <see cref="RiskEventKinds"/>).</summary>
    public IReadOnlyList<string> RaisedBy { get; init; } = [];

    /// <summary>True for one that the project manager added.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What changed it, oldest first.</summary>
    public IReadOnlyList<RiskHistoryEntry> History { get; init; } = [];

    /// <summary>Likelihood times impact, in three bands.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public RiskLevel Level => RiskLevels.Of(Likelihood, Impact);
}

/// <summary>State of a risk.</summary>
public enum RiskStatus
{
    /// <summary>It may come true.</summary>
    Open,

    /// <summary>What keeps it small is in place.</summary>
    Mitigated,

    /// <summary>It came true.</summary>
    Occurred,

    /// <summary>It is no risk of this run any more.</summary>
    Closed,
}

/// <summary>One change of a risk, with the state that it left.</summary>
public sealed record RiskHistoryEntry
{
    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it: <c>system</c> or a role.</summary>
    public required string Actor { get; init; }

    /// <summary>Why, for a person to read.</summary>
    public required Phrase Cause { get; init; }

    /// <summary>Kind of the event; null for a person's own change.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of the event, by which the same one is known again; null for a person's own change.</summary>
    public string? EventId { get; init; }

    /// <summary>Note of the person; null without one.</summary>
    public string? Note { get; init; }

    /// <summary>Likelihood afterwards.</summary>
    public required int Likelihood { get; init; }

    /// <summary>Impact afterwards.</summary>
    public required int Impact { get; init; }

    /// <summary>State afterwards.</summary>
    public required RiskStatus Status { get; init; }
}
