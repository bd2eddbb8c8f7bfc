using Microsoft.DurableTask;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>
/// Operations: one business review after the other, for ever. Each is a turn of its own that continues as new, so that history stays small;
/// what reviews leave behind is in the run's rows. It ends only when a review decides to leave the vendor; sponsor and finance decide.
/// </summary>
[DurableTask]
public sealed class OperationsOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Operations), StorageRetry.Options);
        var needsDecision = input.Turn == 1 ? await ReachFirstAsync(context, input) : await ReachNextAsync(context, input);
        if (needsDecision)
        {
            var gate = new StageGate(input.RunId, StageIds.Operations, GateIds.BusinessReviewOf(input.Turn), nameof(PrepareOperationsReview), entry.RemindAfterDays);
            var outcome = await StageRounds.HeldAsync(context, gate, order => OpenPlanAsync(context, order));
            var isComplete = await context.CallActivityAsync<bool>(nameof(CloseReview), input, StorageRetry.Options);
            if (outcome.Result != GateResult.Advance) return new StageOutcome(false, outcome.Choice);
            if (isComplete) context.Post(MailOrder.RunScaledUp(input.RunId));
        }
        else
        {
            context.Post(MailOrder.BusinessReview(input.RunId, input.Turn));
        }

        context.ContinueAsNew(input with { Turn = input.Turn + 1 });
        return new StageOutcome(true);
    }

    private static async Task OpenPlanAsync(TaskOrchestrationContext context, GateOrder order)
    {
        var plan = await context.CallActivityAsync<string>(nameof(OpenCorrectivePlan), order, StorageRetry.Options);
        context.Watch(new ActionOrder(order.RunId, plan));
    }

    // The first review is decided by people whatever the figures say.
    private static async Task<bool> ReachFirstAsync(TaskOrchestrationContext context, StageOrder order)
    {
        var days = await context.CallActivityAsync<double>(nameof(ReadReviewInterval), order, StorageRetry.Options);
        var reviewAt = new DateTimeOffset(context.CurrentUtcDateTime.Date, TimeSpan.Zero).AddDays(days);
        var waitsFor = new Phrase("wait.operations-review").With("day", DateOnly.FromDateTime(reviewAt.UtcDateTime));
        await StageWaits.UntilAsync(context, order.RunId, waitsFor, reviewAt);
        return true;
    }

    private static async Task<bool> ReachNextAsync(TaskOrchestrationContext context, StageOrder order)
    {
        var terms = await context.CallActivityAsync<ReviewTerms>(nameof(PlanReview), order, StorageRetry.Options);
        await AwaitAsync(context, order, terms);
        return await context.CallActivityAsync<bool>(nameof(HoldReview), new ReviewOrder(order.RunId, terms.Days), StorageRetry.Options);
    }

    private static async Task AwaitAsync(TaskOrchestrationContext context, StageOrder order, ReviewTerms terms)
    {
        var at = terms.Days.At;
        var waitsFor = new Phrase("wait.business-review").With("number", terms.Days.Number).With("day", DateOnly.FromDateTime(at.UtcDateTime));
        var wait = new ScheduleOrder(order.RunId, waitsFor, at, StageWaits.Now(context));
        if (at.UtcDateTime > context.CurrentUtcDateTime) await context.CallActivityAsync<RunTime>(nameof(ScheduleStage), wait, StorageRetry.Options);
        // An audit's day does not move: it is due however the run stands.
        foreach (var reminder in terms.AuditReminders)
        {
            await ReachAsync(context, reminder.At);
            context.Post(MailOrder.AuditDue(order.RunId, reminder.Due, reminder.Number));
        }

        // The review looks at the days that it was planned for, also when pauses hold it up.
        await StageWaits.UntilAsync(context, order.RunId, waitsFor, at, wait.PlannedAt);
    }

    private static Task ReachAsync(TaskOrchestrationContext context, DateTimeOffset at) =>
        at.UtcDateTime <= context.CurrentUtcDateTime ? Task.CompletedTask : context.CreateTimer(at.UtcDateTime, CancellationToken.None);
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
