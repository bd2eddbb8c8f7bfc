using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>What a turn leads to: the new status row, its history, messages for others. Computed without I/O.</summary>
internal sealed record TurnOutcome
{
    public required InstanceRow After { get; init; }
    public Turn? Turn { get; init; }
    public IReadOnlyList<Arrival>? Seed { get; init; }
    public IReadOnlyList<OutboxMessage> Messages { get; init; } = [];

    /// <summary>The messages as they are stored; null when there are none.</summary>
    public OutboxRow? Outbox { get; private init; }
    public IReadOnlyList<string> Consumed { get; init; } = [];
    public bool Restarts => Seed is not null;

    /// <summary>This outcome with what belongs to its place in history.</summary>
    public TurnOutcome At(InstanceRow before, IReadOnlyList<string> consumed) => this with
    {
        Consumed = consumed,
        Outbox = Messages.Count > 0 ? new OutboxRow(Keys.Outbox(before.Execution, before.Turns + 1), Messages) : null,
    };

    public static TurnOutcome Of(InstanceRow before, Execution execution, Turn turn)
    {
        var context = execution.Context;
        var after = Next(before, turn.At) with { CustomStatus = context.CustomStatus, Status = OrchestrationRuntimeStatus.Running };
        var messages = turn.Out.Select(decision => MessageOf(before, decision)).OfType<OutboxMessage>().ToList();
        return (turn.Out.Count > 0 ? turn.Out[^1] : null) switch
        {
            ContinuedAsNew again => new()
            {
                After = after with { Execution = before.Execution + 1, Turns = 0, Input = again.Input, Version = again.Version ?? before.Version },
                Seed = again.KeepEvents ? context.Events.Unclaimed : [],
                Messages = messages,
            },
            Ended end => Finished(after, end, messages) with { Turn = turn },
            _ => new() { After = after, Turn = turn, Messages = messages },
        };
    }

    /// <summary>The instance takes nothing in until it is resumed.</summary>
    public static TurnOutcome Suspended(InstanceRow before, IReadOnlyList<Arrival> arrivals, DateTimeOffset now) => new()
    {
        After = Next(before, now) with { Status = OrchestrationRuntimeStatus.Suspended, Turns = before.Turns == 0 ? 0 : before.Turns + 1 },
        Turn = before.Turns == 0 ? null : new Turn(now, [.. arrivals.Where(arrival => arrival is SuspendAsked or ResumeAsked)], []),
    };

    public static TurnOutcome Terminated(
        InstanceRow before, Execution? execution, TerminateAsked asked, IReadOnlyList<Arrival> arrivals, DateTimeOffset now)
    {
        var children = asked.Recursive
            ? execution?.Context.Open.OfType<SubCalled>().Select(child => new OutboxMessage
            {
                Target = child.InstanceId,
                Key = Keys.AnswerFrom(before.InstanceId + "!end", before.Execution, child.Id),
                Arrival = asked,
            }) ?? []
            : [];
        var failure = new TaskFailureDetails("Microsoft.DurableTask.OrchestrationTerminated", $"The orchestration '{before.InstanceId}' was terminated.", null, null);
        return new()
        {
            After = Next(before, now) with { Status = OrchestrationRuntimeStatus.Terminated, Output = asked.Output },
            Turn = new Turn(now, [.. arrivals, asked], []),
            Messages = [.. children, .. ToParent(before, new Ended(null, failure))],
        };
    }

    public static TurnOutcome Broken(InstanceRow before, Execution? execution, string why, DateTimeOffset now, string? errorType = null)
    {
        var after = Next(before, now) with { CustomStatus = execution?.Context.CustomStatus ?? before.CustomStatus };
        var end = new Ended(null, new TaskFailureDetails(errorType ?? typeof(InvalidOperationException).FullName!, why, null, null));
        return Finished(after, end, []) with { Turn = new Turn(now, [], [end]) };
    }

    private static TurnOutcome Finished(InstanceRow after, Ended end, IReadOnlyList<OutboxMessage> messages) => new()
    {
        After = after with
        {
            Status = end.Failure is null ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed,
            Output = end.Output,
            Failure = end.Failure is null ? null : Turn.ToJson(end.Failure),
        },
        Messages = [.. messages, .. ToParent(after, end)],
    };

    private static InstanceRow Next(InstanceRow before, DateTimeOffset now) =>
        before with { Turns = before.Turns + 1, TurnId = Guid.NewGuid().ToString("N"), UpdatedAt = now };

    private static OutboxMessage? MessageOf(InstanceRow sender, Decision decision) => decision switch
    {
        SubCalled sub => new()
        {
            Target = sub.InstanceId,
            Key = $"{sender.InstanceId}:{sender.Execution}:{sub.Id}",
            Create = new NewInstance(sub.Name, sub.Version ?? "", sub.Input,
                new ParentLink(sender.InstanceId, sender.Name, sender.Execution, sub.Id), null, sub.Tags?.ToDictionary()),
        },
        EventSent sent => new()
        {
            Target = sent.InstanceId,
            Key = Keys.EventFrom(sender.InstanceId, sender.Execution, sent.Id),
            Arrival = new EventRaised(sent.Name, sent.Payload),
        },
        _ => null,
    };

    private static IEnumerable<OutboxMessage> ToParent(InstanceRow row, Ended end)
    {
        if (row.Parent is not { } parent) yield break;
        yield return new()
        {
            Target = parent.InstanceId,
            Key = Keys.AnswerFrom(row.InstanceId, parent.Execution, parent.TaskId),
            Arrival = end.Failure is { } failure
                ? new TaskFailed(parent.TaskId, failure, parent.Execution)
                : new TaskDone(parent.TaskId, end.Output, parent.Execution),
        };
    }
}
