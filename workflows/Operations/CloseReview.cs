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
        await store.ChangeAsync(input.RunId, async run =>
        {
            var review = await store.GetAsync<BusinessReview>(run.Id, key);
            if (run.IsEnded || review.Decision is not null) return null;
            var rounds = (await store.ListAsync<Gate>(run.Id, "gate")).Where(gate => gate.Id == GateIds.BusinessReviewOf(input.Turn));
            var decided = review with { Decision = rounds.MaxBy(gate => gate.Round)!.Outcome!.Choice };
            return Closed(run, key, decided);
        });
        return input.Turn == 1;
    }

    private static RunChange Closed(Run run, string key, BusinessReview review) => new(review.Number == 1 ? run with { Status = RunStatus.ScaledUp } : run)
    {
        Put = new Dictionary<string, object> { [key] = review },
        Audit = review.Number == 1
            ? [AuditEntry.BySystem("run.scaled-up", new Phrase("audit.run.scaled-up").With("status", PhraseValue.Word($"run-status.{RunStatusName.Of(RunStatus.ScaledUp)}")))]
            : [],
    };
}
