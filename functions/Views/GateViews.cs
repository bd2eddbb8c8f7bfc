using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>A round of a gate as the API shows it.</summary>
internal sealed record GateView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Stage { get; init; }

    public required int Round { get; init; }

    public required GateStatus Status { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public required string Question { get; init; }

    public string? Recommendation { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<FigureView> Figures { get; init; }

    public required IReadOnlyList<ChoiceView> Choices { get; init; }

    /// <summary>What is new since the round before; null in a first round.</summary>
    public RoundNewsView? SinceLastRound { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<ApprovalView> Approvals { get; init; }

    public GateOutcomeView? Outcome { get; init; }
}

/// <summary>A line of figures; a KPI's with the numbers behind it.</summary>
internal sealed record FigureView(string Label, string Value, string? Verdict, MeasuredFigure? Measured)
{
    /// <summary>A figure in words.</summary>
    public static FigureView Of(Figure figure, Phrasebook phrases, string language) =>
        new(phrases.Render(figure.Label, language), phrases.Render(figure.Value, language), figure.Verdict, figure.Measured);
}

/// <summary>What is new in a round that was held before.</summary>
/// <param name="Changes">Figures that differ.</param>
/// <param name="Comments">What the approvers of the round before wrote.</param>
/// <param name="SentBack">What was written at the gate that sent the run back here since; empty: none did.</param>
internal sealed record RoundNewsView(IReadOnlyList<FigureChangeView> Changes, IReadOnlyList<EarlierComment> Comments, IReadOnlyList<EarlierComment> SentBack)
{
    /// <summary>What is new in words.</summary>
    public static RoundNewsView Of(RoundNews news, Phrasebook phrases, string language) => new(
        [.. news.Changes.Select(change => new FigureChangeView(
            phrases.Render(change.Label, language),
            change.Before is { } before ? phrases.Render(before, language) : null,
            change.After is { } after ? phrases.Render(after, language) : null))],
        news.Comments,
        news.SentBack?.Comments ?? []);
}

/// <summary>A figure that differs; a side that did not have it is null.</summary>
internal sealed record FigureChangeView(string Label, string? Before, string? After);

/// <summary>An answer that can be given.</summary>
/// <param name="Id">Choice id.</param>
/// <param name="Name">Its name.</param>
/// <param name="NeedsComment">True when it is refused without a comment, as it asks for one or goes against the recommendation.</param>
/// <param name="ReturnTo">Earlier stage that it sends the run back to; null when to none.</param>
internal sealed record ChoiceView(string Id, string Name, bool NeedsComment, string? ReturnTo);

/// <summary>
/// Somebody's part: <c>ahead</c> (asked later), <c>waiting</c>, <c>viewed</c>, <c>answered</c>, <c>delegated</c> (somebody else is asked) or <c>replaced</c> (somebody else answered).
/// </summary>
internal sealed record ApprovalView(string Name, string Role, string State, string? Choice, string? Comment, DateTimeOffset? AnsweredAt)
{
    /// <summary>UTC; when their answer is due; null in rounds that were opened before it was kept.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Name of the approver in whose place they are asked; null: in their own right.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Why they are asked in another's place; null: in their own right.</summary>
    public StandInCause? Cause { get; init; }

    /// <summary>Name of whoever is asked in their place; null: nobody.</summary>
    public string? DelegatedTo { get; init; }
}

/// <summary>How a round ended.</summary>
/// <param name="Result">What it means for the stage.</param>
/// <param name="Choice">Choice id; null when it expired.</param>
/// <param name="DecidedBy">Whose answers made it.</param>
/// <param name="At">UTC.</param>
/// <param name="AgainstRecommendation">True when the rules recommended another choice.</param>
/// <param name="ReturnTo">Earlier stage from which the run went on again; null when it was sent to none.</param>
internal sealed record GateOutcomeView(
    GateResult Result, string? Choice, IReadOnlyList<string> DecidedBy, DateTimeOffset At, bool AgainstRecommendation, string? ReturnTo);

/// <summary>Shows a run's gates in the reader's language.</summary>
public sealed class GateViews(RunStore store, Phrasebook phrases)
{
    /// <summary>Every round, in the order in which they were opened; one that is only prepared comes last.</summary>
    internal async Task<IReadOnlyList<GateView>> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var playbook = await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation);
        var gates = await store.ListAsync<Gate>(runId, "gate", cancellation);
        var approvals = (await store.ListAsync<Approval>(runId, "approval", cancellation)).ToLookup(approval => (approval.GateId, approval.Round));
        return [.. gates
            .OrderBy(gate => gate.OpenedAt ?? DateTimeOffset.MaxValue)
            .Select(gate => Of(new GateFile(run, gate, playbook.PolicyOf(gate.Id), [.. approvals[(gate.Id, gate.Round)]]), language))];
    }

    /// <summary>A round.</summary>
    internal GateView Of(GateFile file, string language) => new()
    {
        Id = file.Gate.Id,
        Name = file.Policy.Name.In(language),
        Stage = file.Gate.Stage,
        Round = file.Gate.Round,
        Status = file.Gate.Status,
        OpenedAt = file.Gate.OpenedAt,
        DueAt = file.Gate.DueAt,
        ExpiresAt = file.Gate.ExpiresAt,
        Question = phrases.Render(file.Gate.Case.Question, language),
        Recommendation = file.Gate.Case.Recommendation,
        Reasons = [.. file.Gate.Case.Reasons.Select(reason => phrases.Render(reason, language))],
        Figures = [.. file.Gate.Case.Figures.Select(figure =>
            FigureView.Of(figure, phrases, language))],
        Choices = [.. file.Choices.Select(choice => new ChoiceView(choice.Id, choice.Name.In(language), file.NeedsComment(choice), choice.ReturnTo))],
        SinceLastRound = file.Gate.News is { } news ? RoundNewsView.Of(news, phrases, language) : null,
        Note = file.Gate.Case.Note,
        Approvals = [.. GateTurn.InOrder(file.Approvals).Select(approval => new ApprovalView(
            approval.Approver.Name, approval.Approver.Role, StateOf(file, approval), approval.Choice, approval.Comment, approval.AnsweredAt)
        {
            DueAt = approval.Schedule?.DueAt,
            InPlaceOf = approval.InPlaceOf?.Name,
            Cause = approval.InPlaceOf?.Cause,
            DelegatedTo = approval.PassedOn?.ToName,
        })],
        Outcome = file.Gate.Outcome is { } outcome
            ? new GateOutcomeView(outcome.Result, outcome.Choice, outcome.DecidedBy, outcome.At, file.IsAgainstRecommendation(outcome.Choice), outcome.ReturnTo)
            : null,
    };

    private static string StateOf(GateFile file, Approval approval) => approval switch
    {
        { Choice: not null } => "answered",
        { PassedOn: not null } => "delegated",
        _ when file.AnsweredInPlaceOf(approval) is not null => "replaced",
        _ when file.IsAhead(approval) => "ahead",
        { ViewedAt: not null } => "viewed",
        _ => "waiting",
    };
}
