using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows;

namespace Onboarding.Functions.Views;

/// <summary>A business review.</summary>
internal sealed record BusinessReviewView
{
    public required int Number { get; init; }

    public required ReviewKind Kind { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>True when people decide; false when it was only recorded.</summary>
    public required bool HasGate { get; init; }

    public required string Recommendation { get; init; }

    public string? Decision { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<FigureView> Figures { get; init; }
}

/// <summary>The running service.</summary>
/// <param name="BeganOn">First day of operations; null before.</param>
/// <param name="NextReviewAt">When the next business review is held; null while one is decided, or when there is none.</param>
/// <param name="Reviews">Business reviews, oldest first.</param>
/// <param name="Notes">Their notes.</param>
/// <param name="Audits">Security audits, oldest first.</param>
/// <param name="AuditDue">Day by which the next audit is due; null when none is asked for.</param>
/// <param name="IsAuditOverdue">True when that day has passed.</param>
/// <param name="Costs">Cost by month.</param>
internal sealed record OperationsView(
    DateOnly? BeganOn,
    DateTimeOffset? NextReviewAt,
    IReadOnlyList<BusinessReviewView> Reviews,
    IReadOnlyList<ReviewNotes> Notes,
    IReadOnlyList<SecurityAudit> Audits,
    DateOnly? AuditDue,
    bool IsAuditOverdue,
    IReadOnlyList<MonthCost> Costs);

/// <summary>Shows the running service in the reader's language.</summary>
public sealed class OperationsViews(RunStore store, Phrasebook phrases, TimeProvider time)
{
    internal async Task<OperationsView> OfAsync(string runId, string language, CancellationToken cancellation)
    {
        var run = await store.GetAsync(runId, cancellation);
        var rules = (await store.GetAsync<Playbook>(runId, RowKeys.Playbook, cancellation)).Operations;
        var reviews = await store.ListAsync<BusinessReview>(runId, "review", cancellation);
        var audits = await store.ListAsync<SecurityAudit>(runId, "security-audit", cancellation);
        var entered = (await store.ListAsync<AuditEntry>(runId, "audit", cancellation))
            .FirstOrDefault(entry => entry.Kind == EnterStage.Entered && entry.Stage == StageIds.Operations);
        DateOnly? beganOn = entered is null ? null : DateOnly.FromDateTime(entered.At.UtcDateTime);
        var standing = beganOn is { } day ? AuditStanding.Of(audits, day, rules, time.Today()) : null;
        return new OperationsView(
            beganOn,
            run is { IsEnded: false, Stage: StageIds.Operations, StageState: StageState.Scheduled } ? run.WaitsUntil : null,
            [.. reviews.Select(review => Of(review, language))],
            await store.ListAsync<ReviewNotes>(runId, "review-notes", cancellation),
            audits,
            standing?.Due,
            standing?.IsOverdue ?? false,
            await store.ListAsync<MonthCost>(runId, "cost", cancellation));
    }

    private BusinessReviewView Of(BusinessReview review, string language) => new()
    {
        Number = review.Number,
        Kind = review.Kind,
        From = review.From,
        To = review.To,
        HeldAt = review.HeldAt,
        HasGate = review.HasGate,
        Recommendation = review.Recommendation,
        Decision = review.Decision,
        Reasons = [.. review.Reasons.Select(reason => phrases.Render(reason, language))],
        Figures = [.. review.Figures.Select(figure => FigureView.Of(figure, phrases, language))],
    };
}
