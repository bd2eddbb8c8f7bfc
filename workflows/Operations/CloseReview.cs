using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>
/// Notes what a business review decided, once. The first one that keeps the vendor completes the onboarding: the run is scaled up and goes on.
/// True when it was that one, also when asked again.
/// </summary>
[DurableTask]
public sealed class CloseReview(RunStore store) : TaskActivity<StageOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var key = RowKeys.Review(input.Turn);
        var isComplete = false;
        await store.ChangeAsync(input.RunId, async run =>
        {
            var rounds = (await store.ListAsync<Gate>(run.Id, "gate")).Where(gate => gate.Id == GateIds.BusinessReviewOf(input.Turn));
            var gate = rounds.MaxBy(gate => gate.Round)!;
            isComplete = input.Turn == 1 && gate.Outcome!.Result == GateResult.Advance;
            var review = await store.FindAsync<BusinessReview>(run.Id, key) ?? Of(gate, input.Turn);
            return run.IsEnded || review.Decision is not null ? null : Closed(run, key, review with { Decision = gate.Outcome!.Choice }, isComplete);
        });
        return isComplete;
    }

    // A gate that was prepared before reviews had rows of their own: the next one goes on from the day on which it opened.
    private static BusinessReview Of(Gate gate, int number)
    {
        var day = DateOnly.FromDateTime(gate.OpenedAt!.Value.UtcDateTime).AddDays(-1);
        return new BusinessReview
        {
            Number = number,
            Kind = ReviewKind.First,
            From = day,
            To = day,
            HeldAt = gate.OpenedAt.Value,
            HasGate = true,
            Recommendation = gate.Case.Recommendation ?? "",
            Reasons = gate.Case.Reasons,
            Figures = gate.Case.Figures,
        };
    }

    private static RunChange Closed(Run run, string key, BusinessReview review, bool isComplete) => new(isComplete ? run with { Status = RunStatus.ScaledUp } : run)
    {
        Put = new Dictionary<string, object> { [key] = review },
        Audit = isComplete
            ? [AuditEntry.BySystem("run.scaled-up", new Phrase("audit.run.scaled-up").With("status", PhraseValue.Word($"run-status.{RunStatusName.Of(RunStatus.ScaledUp)}")))]
            : [],
    };
}
