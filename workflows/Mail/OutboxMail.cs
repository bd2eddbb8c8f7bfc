namespace Onboarding.Workflows.Mail;

/// <summary>One message to one recipient in the outbox. Row <c>mail:{key}</c>. Neither its text nor a link's token is ever in it.</summary>
public sealed record OutboxMail
{
    /// <summary>Deterministic key: what it is about, whom it goes to, its kind and number.</summary>
    public required string Key { get; init; }

    /// <summary>Kind, see <see cref="MailKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>E-mail address.</summary>
    public required string To { get; init; }

    /// <summary>Subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The order that it is part of, so that it can be begun again; null in rows from before it was kept.</summary>
    public MailOrder? Order { get; init; }

    /// <summary>How far it came.</summary>
    public required MailState State { get; init; }

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; init; }

    /// <summary>UTC of the first attempt.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>UTC of the provider's acceptance as far as we know it; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>UTC at which the recipient's server took it, as the provider tells; null while it has not told.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>What the provider or network said at the last failure; null when there was none.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Ids of the provider's events that were taken, so that none counts twice.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>True when it is known that the recipient does not have it and will not get it.</summary>
    public bool DidNotArrive() => State is MailState.Bounced or MailState.Dropped or MailState.Failed;
}

/// <summary>The first letter of a run to somebody, which the later ones follow. Row <c>mail-thread:{person}</c>.</summary>
/// <param name="FirstKey">Its key, see <see cref="MailTask.ProviderKey"/>.</param>
public sealed record MailThread(string FirstKey);

/// <summary>How far a message came.</summary>
public enum MailState
{
    /// <summary>An attempt has begun; when it stays so, a crash came between sending and recording.</summary>
    Queued,

    /// <summary>At least one attempt failed; more follow by themselves.</summary>
    Delayed,

    /// <summary>The provider has it.</summary>
    Sent,

    /// <summary>It was not needed any more when its turn came.</summary>
    NotNeeded,

    /// <summary>The provider had it, and the recipient's server sent it back.</summary>
    Bounced,

    /// <summary>The provider had it and did not try: it knows the address as one that takes nothing.</summary>
    Dropped,

    /// <summary>Given up: the provider refused it, or it could not be handed over for days.</summary>
    Failed,
}
