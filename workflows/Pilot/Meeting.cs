using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Pilot;

/// <summary>A meeting of the leads of both sides. Row <c>meeting:{yyyy-MM-dd}</c>.</summary>
public sealed record Meeting
{
    /// <summary>Calendar day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Day of the pilot up to which its agenda looks; null for a meeting outside the cadence.</summary>
    public int? PilotDay { get; init; }

    /// <summary>What it was called with; empty for a meeting outside the cadence.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; init; } = [];

    /// <summary>What came of it; null until it is handed in.</summary>
    public MeetingMinutes? Minutes { get; init; }
}

/// <summary>A point of an agenda.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Lines">Facts, one a line, at least one.</param>
public sealed record AgendaItem(Phrase Title, IReadOnlyList<Phrase> Lines);

/// <summary>Minutes of a meeting.</summary>
public sealed record MeetingMinutes
{
    /// <summary>What was decided, one a line.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }

    /// <summary>Who was there, by name or role.</summary>
    public IReadOnlyList<string> Attendees { get; init; } = [];

    /// <summary>What agents and leads suggested (S1).</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>What else is to be kept.</summary>
    public string? Note { get; init; }
}
