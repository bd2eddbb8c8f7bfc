using System.Text.Json;
using System.Text.RegularExpressions;

namespace Onboarding.Cli.Inbox;

/// <summary>A mail in the local inbox.</summary>
internal sealed partial record Letter(
    string Id,
    string? Subject,
    string? Text,
    IReadOnlyList<Mailbox>? To,
    DateTimeOffset? Date,
    IReadOnlyDictionary<string, JsonElement>? Headers)
{
    // The app writes the message's own key into it, the same at every attempt to send it.
    private const string KeyHeader = "x-onboarding-key";

    /// <summary>The outbox's key of the message, after the run's id; null for a stranger's mail.</summary>
    public string? Key => Headers?.FirstOrDefault(header => header.Key.Equals(KeyHeader, StringComparison.OrdinalIgnoreCase)).Value is
    { ValueKind: JsonValueKind.String } key ? key.GetString() : null;

    /// <summary>The link to a decision page; null when the mail asks for no decision.</summary>
    public Uri? DecisionLink => Link().Match(Text ?? "") is { Success: true } match ? new Uri(match.Value) : null;

    public bool IsTo(string address) =>
        To?.Any(mailbox => string.Equals(mailbox.Address, address, StringComparison.OrdinalIgnoreCase)) == true;

    [GeneratedRegex(@"https?://[^\s<>""]+/approvals/[A-Za-z0-9_\-]+")]
    private static partial Regex Link();
}

internal sealed record Mailbox(string Address, string? Name);
