namespace Onboarding.Workflows.Gates;

/// <summary>In whose place somebody is asked at a gate.</summary>
/// <param name="Seat">Key of the approver whose place it is, see <see cref="Seats.KeyOf"/>.</param>
/// <param name="Name">Name of that approver.</param>
/// <param name="Cause">Why.</param>
public sealed record StandIn(string Seat, string Name, StandInCause Cause)
{
    /// <summary>With <see cref="StandInCause.Escalation"/>: the planned instant (UTC) at which silence was taken further.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }
}

/// <summary>Why somebody is asked in another's place.</summary>
public enum StandInCause
{
    /// <summary>The approver is away or gave the part to them; the approver cannot answer any more in this round.</summary>
    Delegation,

    /// <summary>The approver did not answer by the due date; both can answer, and the first answer counts.</summary>
    Escalation,
}

/// <summary>To whom a part was given for a round.</summary>
/// <param name="ToKey">Key of whoever is asked now.</param>
/// <param name="ToName">Their name.</param>
/// <param name="Until">Last day of the delegation, in the approver's own time zone.</param>
/// <param name="Reason">Why, as it was given; null: not said.</param>
/// <param name="By">Who arranged it: <c>project-manager</c> or the approver's name.</param>
/// <param name="At">UTC.</param>
public sealed record PassedOn(string ToKey, string ToName, DateOnly Until, string? Reason, string By, DateTimeOffset At);
