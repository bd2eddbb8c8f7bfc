using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Operations up to the first business review; sponsor and finance decide.</summary>
[DurableTask]
public sealed class OperationsOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var remindAfter = await context.CallActivityAsync<int>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Operations), StorageRetry.Options);
        var days = await context.CallActivityAsync<double>(nameof(ReadReviewInterval), input, StorageRetry.Options);
        var reviewAt = new DateTimeOffset(context.CurrentUtcDateTime.Date, TimeSpan.Zero).AddDays(days);
        var waitsFor = new Phrase("wait.operations-review").With("day", DateOnly.FromDateTime(reviewAt.UtcDateTime));
        await StageWaits.UntilAsync(context, input.RunId, waitsFor, reviewAt);

        var gate = new StageGate(input.RunId, StageIds.Operations, GateIds.OperationsReview, nameof(PrepareOperationsReview), remindAfter);
        var outcome = await StageRounds.HeldAsync(context, gate);
        return new StageOutcome(outcome.Result == GateResult.Advance, outcome.Choice);
    }
}

/// <summary>
/// Reads how many days after the beginning of the first day of operations the first business review is held: its own days, and
/// the time in which the readings of the last of them come in.
/// </summary>
[DurableTask]
public sealed class ReadReviewInterval(RunStore store) : TaskActivity<StageOrder, double>
{
    /// <inheritdoc />
    public override async Task<double> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var playbook = await store.GetAsync<Playbook>(input.RunId, RowKeys.Playbook);
        return playbook.Operations.FirstReviewAfterDays + TimeSpan.FromHours(playbook.ReadingsDueHours).TotalDays;
    }
}
