namespace Onboarding.Workflows.Mail.Calendars;

/// <summary>Something with a time that a mail tells of: a review or a meeting.</summary>
public sealed record MailEvent
{
    /// <summary>What makes it the same event in every mail about it, unique over all runs, for example <c>run-1.pilot.30</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in the reader's language, one line.</summary>
    public required string Summary { get; init; }

    /// <summary>UTC instant at which the mail was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>UTC instant at which it begins; null when only its day is known, see <see cref="On"/>.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its day, when no time is set; it then lasts all day.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>A view of a mail that carries an event for the reader's calendar.</summary>
public interface IDatedView : IMailView
{
    /// <summary>The event.</summary>
    MailEvent Event { get; }
}
