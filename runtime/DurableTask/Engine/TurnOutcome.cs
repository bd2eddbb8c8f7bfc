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
    public bool Restarts => Seed is not null;

    /// <summary>The outcome as it is stored.</summary>
    /// <param name="before">The row that it follows on.</param>
    /// <param name="consumed">Keys of the inbox rows that the turn took in.</param>
    /// <exception cref="Exception">Something in it cannot be written.</exception>
    public Commit ToCommit(InstanceRow before, IReadOnlyList<string> consumed)
    {
        var clients = consumed.Where(Keys.IsClientMessage).ToList();
        return new Commit(before, After)
        {
            Turn = (Turn is { } turn && clients.Count > 0 ? turn with { Taken = clients } : Turn)?.ToJson(),
            Seed = Seed is null ? null : Turn.ToJson(Seed),
            Outbox = Messages.Count > 0 ? Turn.ToJson(Messages) : null,
            OutboxKey = Messages.Count > 0 ? Keys.Outbox(before, before.Turns + 1) : null,
            Consumed = consumed,
        };
    }

    public static TurnOutcome Of(InstanceRow before, Execution execution, Turn turn)
    {
        var context = execution.Context;
        var after = Next(before, turn.At) with { CustomStatus = context.CustomStatus, Status = OrchestrationRuntimeStatus.Running };
        var messages = turn.Out.Select(decision => TurnMessages.Of(before, decision)).OfType<OutboxMessage>().ToList();
        return (turn.Out.Count > 0 ? turn.Out[^1] : null) switch
        {
            ContinuedAsNew again => new()
            {
                After = after with { Execution = before.Execution + 1, Turns = 0, Input = again.Input, Version = again.Version ?? before.Version },
                Seed = again.KeepEvents ? context.Events.Unclaimed : [],
                Messages = [.. messages, .. TurnMessages.Activities(before, turn)],
            },
            Ended end => Finished(after, end, [.. messages, .. TurnMessages.Activities(before, turn)]) with { Turn = turn },
            _ => new() { After = after, Turn = turn, Messages = messages },
        };
    }

    /// <summary>The instance takes in that it is held, or released before its time to start, and nothing else.</summary>
    public static TurnOutcome Noted(InstanceRow before, OrchestrationRuntimeStatus status, IReadOnlyList<Arrival> arrivals, DateTimeOffset now) => new()
    {
        After = Next(before, now) with { Status = status, Turns = before.Turns == 0 ? 0 : before.Turns + 1 },
        Turn = before.Turns == 0 ? null : new Turn(now, [.. arrivals.Where(arrival => arrival is SuspendAsked or ResumeAsked)], []),
    };

    public static TurnOutcome Terminated(
        InstanceRow before, Execution? execution, TerminateAsked asked, IReadOnlyList<Arrival> arrivals, DateTimeOffset now)
    {
        var failure = new TaskFailureDetails("Microsoft.DurableTask.OrchestrationTerminated", $"The orchestration '{before.InstanceId}' was terminated.", null, null);
        var children = asked.Recursive ? execution?.Context.Open.OfType<SubCalled>() ?? [] : [];
        return new()
        {
            After = Next(before, now) with { Status = OrchestrationRuntimeStatus.Terminated, Output = asked.Output },
            Turn = new Turn(now, [.. arrivals, asked], []),
            Messages = [.. children.Select(child => TurnMessages.Terminate(before, child, asked)), .. TurnMessages.ToParent(before, new Ended(null, failure))],
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
        Messages = [.. messages, .. TurnMessages.ToParent(after, end)],
    };

    private static InstanceRow Next(InstanceRow before, DateTimeOffset now) =>
        before with { Turns = before.Turns + 1, Attempts = 0, TurnId = Guid.NewGuid().ToString("N"), UpdatedAt = now };
}
