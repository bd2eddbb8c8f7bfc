using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>A gate as its stage holds it.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Stage">Stage.</param>
/// <param name="GateId">Gate.</param>
/// <param name="PrepareActivity">Activity of the stage that writes the gate's case; input <see cref="GateOrder"/>.</param>
/// <param name="RemindAfterDays">Calendar days after which the project manager is reminded to submit.</param>
public sealed record StageGate(string RunId, string Stage, string GateId, string PrepareActivity, int RemindAfterDays)
{
    /// <summary>Round with which the gate begins; above 1 when the run came back to its stage: rounds are counted on, so that none is written over.</summary>
    public int FirstRound { get; init; } = 1;

    /// <summary>The gate that ends a stage.</summary>
    /// <param name="order">Order of the stage.</param>
    /// <param name="stage">Stage.</param>
    /// <param name="prepareActivity">See <see cref="PrepareActivity"/>.</param>
    /// <param name="entry">How the stage was entered.</param>
    public static StageGate EndOf(StageOrder order, string stage, string prepareActivity, StageEntry entry) =>
        new(order.RunId, stage, stage, prepareActivity, entry.RemindAfterDays) { FirstRound = entry.FirstRound };
}

/// <summary>The rounds that every gate goes through: submission, case, decision, and again when the stage is given back or nobody decided.</summary>
internal static class StageRounds
{
    /// <summary>Holds a gate that the project manager submits for.</summary>
    public static async Task<GateOutcome> AfterSubmissionAsync(TaskOrchestrationContext context, StageGate gate)
    {
        await SubmissionAsync(context, gate, gate.FirstRound);
        return await HeldAsync(context, gate);
    }

    /// <summary>Holds a gate that opens by itself; only further rounds wait for the project manager.</summary>
    /// <param name="context">The stage's context.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="afterReturn">What follows a round whose decision gives the stage back, before it is given back; null: nothing.</param>
    public static async Task<GateOutcome> HeldAsync(TaskOrchestrationContext context, StageGate gate, Func<GateOrder, Task>? afterReturn = null)
    {
        for (var round = gate.FirstRound; ; round++)
        {
            var order = new GateOrder(gate.RunId, gate.GateId, round);
            await context.CallActivityAsync<bool>(gate.PrepareActivity, order, StorageRetry.Options);
            var outcome = await GateRound.HoldAsync(context, order);
            if (outcome.Result is GateResult.Advance or GateResult.Stop || outcome.ReturnTo is not null) return outcome;
            if (outcome.Result == GateResult.Return && afterReturn is not null) await afterReturn(order);
            var reopened = new ReopenOrder(gate.RunId, gate.Stage, order.GateId, round, outcome.Result == GateResult.Expired);
            await SubmissionAsync(context, gate, await context.CallActivityAsync<int>(nameof(ReopenStage), reopened, StorageRetry.Options));
        }
    }

    private static async Task SubmissionAsync(TaskOrchestrationContext context, StageGate gate, int round)
    {
        // Handed in before this instance was there to be told: the event found nobody, but the row is there.
        var key = new SubmissionKey(gate.RunId, gate.Stage, round);
        if (await context.CallActivityAsync<bool>(nameof(FindSubmission), key, StorageRetry.Options)) return;

        using var waiting = new CancellationTokenSource();
        var submitted = context.WaitForExternalEvent<string>(StageOrder.Submitted, waiting.Token);
        for (var reminder = 1; ; reminder++)
        {
            var reminderDue = context.CreateTimer(TimeSpan.FromDays(gate.RemindAfterDays), waiting.Token);
            while (await Task.WhenAny(submitted, reminderDue) == submitted)
            {
                if (await submitted == StageOrder.SubmissionId(gate.Stage, round))
                {
                    waiting.Cancel();
                    return;
                }

                // A repeat of an earlier round's signal.
                submitted = context.WaitForExternalEvent<string>(StageOrder.Submitted, waiting.Token);
            }

            context.Post(MailOrder.StageReminder(gate.RunId, gate.Stage, round, reminder));
        }
    }
}
