using Onboarding.Workflows.Calendars;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Somebody who takes part in a run.</summary>
public sealed record Person
{
    /// <summary>Role, see <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Name as it is written in mails.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Language of mails and pages, <c>en</c> or <c>zh-CN</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Country as ISO 3166-1 alpha-2; its calendar says on which days people work.</summary>
    public required string Country { get; init; }

    /// <summary>IANA time zone, for due times.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Hours of their own; null: their country's.</summary>
    public WorkingHours? WorkingHours { get; init; }

    /// <summary>E-mail address of another person of the run, who is asked beside them when they are silent at a gate; null: nobody.</summary>
    public string? Deputy { get; init; }
}
