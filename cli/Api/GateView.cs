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
    GateOutcomeView? Outcome)
{
    public string? Name { get; init; }

    public IReadOnlyList<ChoiceView>? Choices { get; init; }

    /// <summary>What the API calls a choice; the id when it does not say.</summary>
    public string? NameOf(string? choice) => Choices?.FirstOrDefault(one => one.Id == choice)?.Name ?? choice;
}

internal sealed record ChoiceView(string Id, string Name);

internal sealed record FigureView(string Label, string Value, string? Verdict);

internal sealed record ApprovalView(string Name, string Role, string State, string? Choice, string? Comment, DateTimeOffset? AnsweredAt);

internal sealed record GateOutcomeView(string? Result, string? Choice, DateTimeOffset? At);
