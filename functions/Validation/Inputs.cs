using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Training;

namespace Onboarding.Functions.Validation;

/// <summary>A hand-in of certifications.</summary>
public sealed record CertificationsInput
{
    /// <summary>Most items at once.</summary>
    public const int MaximumItems = 2000;

    /// <summary>One line per attempt; the same attempt handed in twice counts once.</summary>
    public required IReadOnlyList<Certification> Items { get; init; }
}

/// <summary>A hand-in of readings.</summary>
public sealed record ReadingsInput
{
    /// <summary>Most items at once: a quarter of daily readings for ten KPIs on ten channels.</summary>
    public const int MaximumItems = 10_000;

    /// <summary>One line per day, channel and KPI; a later hand-in replaces the earlier.</summary>
    public required IReadOnlyList<Reading> Items { get; init; }

    /// <summary>Why earlier values are corrected; with CSV the query's <c>reason</c>.</summary>
    public string? Reason { get; init; }
}

/// <summary>A hand-in of bad ratings.</summary>
public sealed record RatingsInput
{
    /// <summary>One for each contact.</summary>
    public required IReadOnlyList<RatingReport> Items { get; init; }
}

/// <summary>A stage is handed in.</summary>
public sealed record SubmitInput
{
    /// <summary>What the approvers should know.</summary>
    public string? Note { get; init; }

    /// <summary>With the shortlist: the vendor that is proposed.</summary>
    public string? Vendor { get; init; }

    /// <summary>With the shortlist: the vendor that stands by.</summary>
    public string? ReserveVendor { get; init; }
}

/// <summary>A run is cancelled.</summary>
public sealed record CancelInput
{
    /// <summary>Why; the audit keeps it.</summary>
    public required string Reason { get; init; }
}

/// <summary>A run is paused.</summary>
public sealed record PauseInput
{
    /// <summary>Why; approvers are shown it, and the audit keeps it.</summary>
    public required string Reason { get; init; }
}

/// <summary>News of an agent.</summary>
public sealed record AgentInput
{
    /// <summary>First day on which the agent serves no more; null: they stay.</summary>
    public DateOnly? LeftOn { get; init; }
}

/// <summary>A month's cost.</summary>
public sealed record CostInput
{
    /// <summary>In the budget's currency.</summary>
    public required decimal Amount { get; init; }
}

/// <summary>An approver's answer as JSON.</summary>
public sealed record AnswerInput
{
    /// <summary>Choice id of the gate.</summary>
    public required string Choice { get; init; }

    /// <summary>Comment; required where the choice says so.</summary>
    public string? Comment { get; init; }

    /// <summary>One-time code from the approver's mail; required where the gate says so.</summary>
    public string? Code { get; init; }
}

/// <summary>Somebody to be asked at an open gate beside those of its roles.</summary>
public sealed record ApproverInput
{
    /// <summary>Name as it is written in mails.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Language of mails and pages.</summary>
    public required string Language { get; init; }

    /// <summary>Country as ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The person in the role of those who are asked in addition.</summary>
    public Person ToPerson() => new() { Role = Roles.AdHoc, Name = Name, Email = Email, Language = Language, Country = Country, TimeZone = TimeZone };
}
