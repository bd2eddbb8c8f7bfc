namespace Onboarding.Workflows.Lifecycle;

/// <summary>Volumes of one channel in one direction.</summary>
public sealed record VolumeLine
{
    /// <summary>Channel of the scope.</summary>
    public required string Channel { get; init; }

    /// <summary>Direction of the scope.</summary>
    public required string Direction { get; init; }

    /// <summary>Contacts in a normal week.</summary>
    public required int WeeklyContacts { get; init; }

    /// <summary>Contacts in this line's busiest week, which need not be the busiest of all.</summary>
    public required int PeakWeeklyContacts { get; init; }
}

/// <summary>One ticket type of the scope, as the split of work needs it.</summary>
public sealed record TicketKind
{
    /// <summary>Ticket type of the scope, in the company's words.</summary>
    public required string Type { get; init; }

    /// <summary>Share of all contacts, 0 to 1; null when nobody counted.</summary>
    public decimal? Share { get; init; }

    /// <summary>Support tier that it needs, 1 to 3.</summary>
    public required int Tier { get; init; }

    /// <summary>True when it is simple, repeatable and can be documented.</summary>
    public required bool Repeatable { get; init; }

    /// <summary>True when it is regulated or carries a high financial or legal risk.</summary>
    public bool Sensitive { get; init; }
}

/// <summary>What customers of a market expect of service (S1, S2, S3).</summary>
/// <param name="Market">Market of the coverage, ISO 3166-1 alpha-2.</param>
/// <param name="Text">The expectation, in the company's words.</param>
public sealed record LocalExpectation(string Market, string Text);
