namespace Onboarding.Cli.Api;

/// <summary>One round of a gate.</summary>
internal sealed record GateView(
    string Id,
    string Stage,
    int Round,
    string Status,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? DueAt,
    string Question,
    string? Recommendation,
    IReadOnlyList<FigureView>? Figures,
    IReadOnlyList<ApprovalView>? Approvals,
    GateOutcomeView? Outcome);

internal sealed record FigureView(string Label, string Value, string? Verdict);

internal sealed record ApprovalView(string Name, string Role, string State, string? Choice, string? Comment, DateTimeOffset? AnsweredAt);

internal sealed record GateOutcomeView(string? Result, string? Choice, DateTimeOffset? At);
