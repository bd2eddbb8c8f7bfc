using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Brings a prepared gate round to its end: asks everybody, reminds those who are silent, takes their silence further, closes it when answers decide or time is up.
/// Decisions are in the table before the event comes: the event only wakes, so a late, repeated or lost one changes nothing.
/// </summary>
[DurableTask]
public sealed class GateOrchestrator : TaskOrchestrator<GateOrder, GateOutcome>
{
    /// <inheritdoc />
    public override async Task<GateOutcome> RunAsync(TaskOrchestrationContext context, GateOrder input)
    {
        var schedule = await context.CallActivityAsync<GateSchedule>(nameof(OpenGate), input, StorageRetry.Options);
        context.Post(GateMails.Request(input));

        var outcome = await ReachOutcomeAsync(context, input, schedule);

        context.Post(GateMails.Decided(input));
        return outcome;
    }

    private static async Task<GateOutcome> ReachOutcomeAsync(TaskOrchestrationContext context, GateOrder order, GateSchedule schedule)
    {
        // Ended with Cancel, never CancelAsync: that would go on outside the context's own tasks.
        using var ended = new CancellationTokenSource();
        var answered = context.WaitForExternalEvent<string>(GateOrder.Answered, ended.Token);
        GateWake? last = null;
        while (true)
        {
            if (schedule.Pause is { } pause)
            {
                await context.WaitForExternalEvent<string>(RunPause.Resumed(pause), ended.Token);
                schedule = await ReadAsync(context, order);
                continue;
            }

            var wake = schedule.NextAfter(last);
            using var moved = CancellationTokenSource.CreateLinkedTokenSource(ended.Token);
            var timer = context.CreateTimer(wake.At.UtcDateTime, moved.Token);
            while (!moved.IsCancellationRequested && await Task.WhenAny(answered, timer) == answered)
            {
                var outcome = await context.CallActivityAsync<GateOutcome?>(nameof(EvaluateGate), order, StorageRetry.Options);
                if (outcome is not null)
                {
                    ended.Cancel();
                    return outcome;
                }

                answered = context.WaitForExternalEvent<string>(GateOrder.Answered, ended.Token);
                if (!schedule.ByTurn) continue;
                schedule = await ReadAsync(context, order);
                // It may be somebody else's turn now, with days of their own: what comes next is looked up anew.
                if (schedule.NextAfter(last) != wake) moved.Cancel();
            }

            if (moved.IsCancellationRequested) continue;
            // A pause moves what was planned: whoever comes to its time looks whether it still is.
            schedule = await ReadAsync(context, order);
            if (schedule.Pause is not null || schedule.NextAfter(last) != wake) continue;
            if (wake.Kind == GateWakeKind.Expire)
            {
                if (await context.CallActivityAsync<GateOutcome?>(nameof(ExpireGate), order, StorageRetry.Options) is { } outcome)
                {
                    ended.Cancel();
                    return outcome;
                }

                // An answer came just before the end and made it the next one's turn.
                schedule = await ReadAsync(context, order);
                continue;
            }

            if (wake.Kind == GateWakeKind.Remind) context.Post(GateMails.Reminder(order, wake.Number, wake.At));
            if (wake.Kind == GateWakeKind.Escalate) await EscalateAsync(context, order, wake.At);
            last = wake;
        }
    }

    private static Task<GateSchedule> ReadAsync(TaskOrchestrationContext context, GateOrder order) =>
        context.CallActivityAsync<GateSchedule>(nameof(ReadSchedule), order, StorageRetry.Options);

    private static async Task EscalateAsync(TaskOrchestrationContext context, GateOrder order, DateTimeOffset at)
    {
        var escalated = await context.CallActivityAsync<EscalatedParts>(nameof(EscalateGate), new EscalationOrder(order, at), StorageRetry.Options);
        foreach (var asked in escalated.Parts.Select(part => part.AskedKey).Distinct()) context.Post(GateMails.RequestTo(order, asked));
        foreach (var part in escalated.Parts) context.Post(GateMails.PassedOn(order, part.AskedKey, part.SilentKey));
    }
}
