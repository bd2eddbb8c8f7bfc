namespace Onboarding.Workflows.Playbooks;

/// <summary>Rules of the requirements stage and the fit check (S1).</summary>
public sealed record RequirementsRules
{
    /// <summary>Contacts a week below which outsourcing is hardly worth its overhead (S1: "a few a week").</summary>
    public required int MinimumWeeklyContacts { get; init; }

    /// <summary>Share of simple, repeatable contacts from which outsourcing is considered (S1: 0.5).</summary>
    public required decimal RepeatableShareFloor { get; init; }

    /// <summary>Share of simple, repeatable contacts from which full outsourcing fits (S1: 0.7).</summary>
    public required decimal RepeatableShareFull { get; init; }

    /// <summary>Share of specialised or high-risk contacts from which full outsourcing is hard to justify (S1: 0.8).</summary>
    public required decimal SpecialisedShareLimit { get; init; }

    /// <summary>Least share of the first year's budget kept as a buffer (S1: 0.1).</summary>
    public required decimal MinimumBufferShare { get; init; }

    /// <summary>Share of the first year's budget above which a buffer hides cost that should be named (S1: 0.2).</summary>
    public decimal MaximumBufferShare { get; init; } = 0.2m;

    /// <summary>Costs that offers tend to leave out (S1); a request that names none of a kind is asked about it. Empty: nothing is asked.</summary>
    public IReadOnlyList<NamedItem> HiddenCostKinds { get; init; } = [];

    /// <summary>Roles that a request must name at least one person for.</summary>
    public required IReadOnlyList<string> RequiredRoles { get; init; }

    /// <summary>Calendar days after which the project manager is reminded that the stage is still being prepared.</summary>
    public required int RemindAfterDays { get; init; }
}
