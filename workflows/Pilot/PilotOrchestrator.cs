using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>60-90 days with a review on each review day, announced before; ends with scale-up or exit.</summary>
[DurableTask]
public sealed class PilotOrchestrator : TaskOrchestrator<StageOrder, StageOutcome>
{
    /// <inheritdoc />
    public override async Task<StageOutcome> RunAsync(TaskOrchestrationContext context, StageOrder input)
    {
        var entry = await context.CallActivityAsync<StageEntry>(nameof(EnterStage), new EntryOrder(input.RunId, StageIds.Pilot), StorageRetry.Options);
        // Every pause from here on moves the pilot's days.
        var plannedAt = StageWaits.Now(context);
        var terms = await context.CallActivityAsync<PilotTerms>(nameof(ReadPilotTerms), input, StorageRetry.Options);
        if (terms.HasCadence) Accompany(context, new CadenceOrder(input.RunId, terms.StartsOn, terms.ReadingsDueHours));
        await StageWaits.UntilAsync(context, input.RunId, new Phrase("wait.pilot-start").With("day", terms.StartsOn), terms.StartAt, plannedAt);

        // By day and not by place in the list: an extension takes the day just held out of it.
        string? choice = null;
        for (var day = terms.ReviewAfter(0); day is not null; day = terms.ReviewAfter(day.Value))
        {
            await WaitAsync(context, input.RunId, terms, day.Value, plannedAt, isScopeOpen: choice == ChoiceIds.AdjustScope);
            var gate = new StageGate(input.RunId, StageIds.Pilot, GateIds.ReviewOn(day.Value), nameof(PrepareReviewGate), entry.RemindAfterDays);
            choice = (await StageRounds.HeldAsync(context, gate)).Choice;
            if (choice is ChoiceIds.ScaleUp or ChoiceIds.Exit) return new StageOutcome(choice == ChoiceIds.ScaleUp, choice);
            if (choice == ChoiceIds.Extend) terms = await context.CallActivityAsync<PilotTerms>(nameof(ExtendPilot), input, StorageRetry.Options);
        }

        // The last review offers only scale-up and exit once the pilot cannot be extended.
        throw new InvalidOperationException("The pilot ended without a decision between scale-up and exit.");
    }

    // Never awaited: nothing of the pilot's working life holds its reviews up, and it ends by itself with the stage.
    private static void Accompany(TaskOrchestrationContext context, CadenceOrder order) =>
        _ = context.CallSubOrchestratorAsync<int>(nameof(PilotCadenceOrchestrator), order, new SubOrchestrationOptions(instanceId: order.InstanceId));

    private static async Task WaitAsync(TaskOrchestrationContext context, string runId, PilotTerms terms, int day, DateTimeOffset plannedAt, bool isScopeOpen)
    {
        var reviewAt = terms.ReviewAt(day);
        var waitsFor = new Phrase(isScopeOpen ? "wait.pilot-scope" : "wait.pilot-review")
            .With("number", day).With("day", DateOnly.FromDateTime(reviewAt.UtcDateTime));
        var moved = await StageWaits.UntilAsync(context, runId, waitsFor, reviewAt.AddDays(-terms.RemindDaysBefore), plannedAt);
        context.Post(MailOrder.ReviewReminder(runId, day, terms.DayOf(day).AddDays(moved), reviewAt.AddDays(moved)));
        await StageWaits.UntilAsync(context, runId, waitsFor, reviewAt, plannedAt);
    }
}
