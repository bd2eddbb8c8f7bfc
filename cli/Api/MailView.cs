namespace Onboarding.Cli.Api;

/// <summary>A mail of a run's outbox.</summary>
internal sealed record MailView(string Key, string Kind, string To, string Subject, string State, int Attempts, DateTimeOffset? SentAt)
{
    /// <summary>Nothing more will be tried: it is out, or nobody needs it any more.</summary>
    public bool IsSettled => State is "sent" or "notNeeded";
}
