using System.Globalization;

namespace Onboarding.Workflows.Events;

/// <summary>How far a run's events came with a webhook. Row <c>cursor:{webhook}</c>.</summary>
/// <param name="Position">Sequence number of the newest audit entry that is settled; 0 before the first.</param>
/// <param name="IsGone">The webhook wants nothing more of this run.</param>
public sealed record EventCursor(int Position = 0, bool IsGone = false);

/// <summary>What became of an event with a webhook. Row <c>delivery:{webhook}:{sequence}</c>.</summary>
public sealed record EventDelivery
{
    /// <summary>Sequence number of the audit entry.</summary>
    public required int Sequence { get; init; }

    /// <summary>See <see cref="Events.Webhook.Key"/>.</summary>
    public required string Webhook { get; init; }

    /// <summary>How far it came.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>Attempts made, replays included.</summary>
    public int Attempts { get; init; }

    /// <summary>UTC of the newest attempt.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What was wrong at the newest failure; null when nothing was.</summary>
    public string? LastFailure { get; init; }
}

/// <summary>Says that an audit entry may have to be told; written before the entry is. Row <c>{run}:{sequence}</c> of the partition <c>due</c>.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Sequence">Sequence number of the newest event of its change.</param>
/// <param name="NotedAt">When the storage took it, in real time (UTC).</param>
public sealed record DueEvents(string RunId, int Sequence, DateTimeOffset NotedAt)
{
    internal const string Partition = "due";

    internal string Key => $"{RunId}:{Sequence.ToString("D8", CultureInfo.InvariantCulture)}";
}
