using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Workflows.Pilot;

/// <summary>A bad rating of one contact, and what was done about it (S0). No customer is named. Row <c>rating:{id}</c>.</summary>
public sealed record BadRating
{
    /// <summary>Id, made from channel and reference, so that handing it in again finds it.</summary>
    public required string Id { get; init; }

    /// <summary>What was handed in.</summary>
    public required RatingReport Report { get; init; }

    /// <summary>UTC at which it was handed in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Why and what was done; null while it is open.</summary>
    public RatingClosing? Closing { get; init; }

    /// <summary>UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True while nobody has said why and what was done.</summary>
    public bool IsOpen => Closing is null;

    /// <summary>True when it has been open for longer than the playbook's days.</summary>
    public bool IsLateOn(DateOnly today, int closeWithinDays) =>
        IsOpen && DateOnly.FromDateTime(ReceivedAt.UtcDateTime).AddDays(closeWithinDays) < today;

    /// <summary>Id of a rating.</summary>
    public static string IdOf(RatingReport report)
    {
        const int digits = 16;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{report.Channel}\n{report.Reference}")))[..digits];
    }
}

/// <summary>A bad rating as it is handed in.</summary>
public sealed record RatingReport
{
    /// <summary>Reference of the contact in the ticketing system; no name, number or address of a customer.</summary>
    public required string Reference { get; init; }

    /// <summary>Channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Day of the contact (UTC).</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Score as the survey has it, 0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>What was wrong, without personal data.</summary>
    public required string Wrong { get; init; }
}

/// <summary>How the loop of a bad rating is closed.</summary>
public sealed record RatingClosing
{
    /// <summary>Why it happened.</summary>
    public required string Cause { get; init; }

    /// <summary>What was done: for the customer, and so that it does not happen again.</summary>
    public required string Done { get; init; }
}
