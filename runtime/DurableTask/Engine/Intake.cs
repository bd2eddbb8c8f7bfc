using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>What a turn takes in out of its messages: late and repeated ones are dropped, and while an instance is held they wait.</summary>
internal sealed record Intake
{
    // With the status, history, seed and outbox rows this stays below the 100 rows of a transaction.
    private const int MostRows = 90;

    public required OrchestrationRuntimeStatus Status { get; init; }
    public List<Arrival> Arrivals { get; } = [];

    /// <summary>Messages whose inbox rows this turn takes in.</summary>
    public List<Message> Consumed { get; } = [];
    public List<Message> Held { get; } = [];

    /// <summary>Rows that were taken in by an earlier turn and came again; they only have to go.</summary>
    public List<Message> Repeated { get; } = [];

    /// <summary>False while the instance is suspended or waits for its start.</summary>
    public bool Goes { get; private init; }
    public TerminateAsked? Terminate { get; private set; }
    public Broken? Broken { get; private set; }

    /// <summary>The first turn has nothing to take in and runs all the same.</summary>
    public bool Begins { get; private init; }

    public bool IsEmpty => Arrivals.Count == 0 && Consumed.Count == 0 && Terminate is null && Broken is null && !Begins;

    public static Intake Of(InstanceRow row, Instance instance, IReadOnlyList<Message> messages, DateTimeOffset now)
    {
        var status = StatusAfter(row, messages);
        var waits = status == OrchestrationRuntimeStatus.Suspended || row is { Turns: 0, StartAt: { } start } && start > now;
        var intake = new Intake { Status = status, Goes = !waits, Begins = row.Turns == 0 && !waits };
        foreach (var message in messages) intake.Take(message, row, instance, now);
        return intake;
    }

    private static OrchestrationRuntimeStatus StatusAfter(InstanceRow row, IReadOnlyList<Message> messages) =>
        messages.Select(message => message.Arrival).LastOrDefault(arrival => arrival is SuspendAsked or ResumeAsked) switch
        {
            SuspendAsked => OrchestrationRuntimeStatus.Suspended,
            ResumeAsked => row.Turns == 0 ? OrchestrationRuntimeStatus.Pending : OrchestrationRuntimeStatus.Running,
            _ => row.Status,
        };

    private void Take(Message message, InstanceRow row, Instance instance, DateTimeOffset now)
    {
        if (message.Arrival is null)
        {
            if (Goes) AddDueTimers(instance, now);
            return;
        }

        var isControl = message.Arrival is SuspendAsked or ResumeAsked or TerminateAsked or Engine.Broken;
        if ((!Goes && !isControl) || (message.RowKey is not null && Consumed.Count >= MostRows))
        {
            Held.Add(message);
            return;
        }

        if (message.RowKey is { } key)
        {
            if (!instance.Seen.Add(key))
            {
                // Handed over and read from the table as well, it goes with the turn; else it was put there again.
                if (!Consumed.Exists(one => one.RowKey == key)) Repeated.Add(message);
                return;
            }

            Consumed.Add(message);
        }

        switch (message.Arrival)
        {
            case TerminateAsked terminate:
                Terminate ??= terminate;
                break;
            case Engine.Broken { ExecutionId: { } execution } when execution != row.ExecutionId:
                break;
            case Engine.Broken broken:
                Broken ??= broken;
                break;
            case TaskDone done when IsLate(done.Id, done.ExecutionId):
            case TaskFailed failed when IsLate(failed.Id, failed.ExecutionId):
                break;
            default:
                Arrivals.Add(message.Arrival);
                break;
        }

        bool IsLate(int id, string executionId) => executionId != row.ExecutionId || instance.Execution?.Context.IsOpen(id) != true
            || Arrivals.Any(arrival => arrival is TaskDone one && one.Id == id || arrival is TaskFailed two && two.Id == id);
    }

    private void AddDueTimers(Instance instance, DateTimeOffset now) => Arrivals.AddRange(
        (instance.Execution?.Context.Open.OfType<TimerCreated>() ?? [])
            .Where(timer => timer.FireAt <= now && !Arrivals.Any(arrival => arrival is TimerFired fired && fired.Id == timer.Id))
            .OrderBy(timer => timer.FireAt).ThenBy(timer => timer.Id)
            .Select(timer => new TimerFired(timer.Id)));
}
