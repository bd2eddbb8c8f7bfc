using System.Text.RegularExpressions;

namespace Onboarding.Cli.Inbox;

/// <summary>A mail in the local inbox.</summary>
internal sealed partial record Letter(
    string Id, string? MessageId, string? Subject, string? Text, IReadOnlyList<Mailbox>? To, DateTimeOffset? Date)
{
    /// <summary>The link to a decision page; null when the mail asks for no decision.</summary>
    public Uri? DecisionLink => Link().Match(Text ?? "") is { Success: true } match ? new Uri(match.Value) : null;

    public bool IsTo(string address) =>
        To?.Any(mailbox => string.Equals(mailbox.Address, address, StringComparison.OrdinalIgnoreCase)) == true;

    [GeneratedRegex(@"https?://[^\s<>""]+/approvals/[A-Za-z0-9_\-]+")]
    private static partial Regex Link();
}

internal sealed record Mailbox(string Address, string? Name);
