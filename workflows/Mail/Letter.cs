namespace Onboarding.Workflows.Mail;

/// <summary>A message as a transport sends it.</summary>
public sealed record Letter
{
    /// <summary>Key that the provider carries along, unique over all runs.</summary>
    public required string Key { get; init; }

    /// <summary>Recipient.</summary>
    public required Recipient To { get; init; }

    /// <summary>Subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain-text part.</summary>
    public required string Text { get; init; }

    /// <summary>HTML part.</summary>
    public required string Html { get; init; }

    /// <summary>Further headers by name, ASCII only; see <see cref="LetterHeaders"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What to put into a calendar; null for most kinds.</summary>
    public CalendarFile? Calendar { get; init; }
}

/// <summary>Somebody who is written to.</summary>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Language">Language of the mail.</param>
/// <param name="TimeZone">IANA time zone in which times are told.</param>
public sealed record Recipient(string Name, string Email, string Language, string TimeZone)
{
    /// <summary>Key of the person within a run.</summary>
    public string Key => PersonKeys.Of(Email);
}
