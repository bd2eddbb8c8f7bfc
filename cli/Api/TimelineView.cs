namespace Onboarding.Cli.Api;

/// <summary>What happened in a run, and whether its chain of hashes holds.</summary>
internal sealed record TimelineView(IReadOnlyList<TimelineEntry> Items, string Chain, int? BrokenAt = null);

internal sealed record TimelineEntry(int Sequence, DateTimeOffset At, string Actor, string Kind, string? Stage, string What);
