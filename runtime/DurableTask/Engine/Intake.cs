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
    public List<string> Consumed { get; } = [];
    public List<Message> Held { get; } = [];

    /// <summary>False while the instance is suspended or waits for its start.</summary>
    public bool Goes { get; private set; }
    public TerminateAsked? Terminate { get; private set; }
    public Broken? Broken { get; private set; }

    /// <summary>The first turn has nothing to take in and runs all the same.</summary>
    public bool Begins { get; private set; }

    public bool IsEmpty => Arrivals.Count == 0 && Consumed.Count == 0 && Terminate is null && Broken is null && !Begins;

    public static Intake Of(InstanceRow row, Instance instance, IReadOnlyList<Message> messages, DateTimeOffset now)
    {
        var status = StatusAfter(row, messages);
        var intake = new Intake { Status = status };
        var waits = status == OrchestrationRuntimeStatus.Suspended || row is { Turns: 0, StartAt: { } start } && start > now;
        intake.Begins = row.Turns == 0 && !waits;
        foreach (var message in messages) intake.Take(message, row, instance, waits);
        intake.Goes = !waits;
        return intake;
    }

    private static OrchestrationRuntimeStatus StatusAfter(InstanceRow row, IReadOnlyList<Message> messages) =>
        messages.Select(message => message.Arrival).LastOrDefault(arrival => arrival is SuspendAsked or ResumeAsked) switch
        {
            SuspendAsked => OrchestrationRuntimeStatus.Suspended,
            ResumeAsked => OrchestrationRuntimeStatus.Running,
            _ => row.Status,
        };

    private void Take(Message message, InstanceRow row, Instance instance, bool waits)
    {
        var isControl = message.Arrival is SuspendAsked or ResumeAsked or TerminateAsked or Engine.Broken;
        if ((waits || Consumed.Count >= MostRows) && !isControl && message.Arrival is not null)
        {
            Held.Add(message);
            return;
        }

        if (message.RowKey is { } key)
        {
            if (!instance.SeenRows.Add(key)) return;
            Consumed.Add(key);
        }

        switch (message.Arrival)
        {
            case null:
                break;
            case TerminateAsked terminate:
                Terminate ??= terminate;
                break;
            case Engine.Broken broken:
                Broken ??= broken;
                break;
            case TaskDone done when IsLate(done.Id, done.Execution):
            case TaskFailed failed when IsLate(failed.Id, failed.Execution):
            case TimerFired fired when IsLate(fired.Id, fired.Execution):
                break;
            default:
                Arrivals.Add(message.Arrival);
                break;
        }

        bool IsLate(int id, int execution) => execution != row.Execution || instance.Execution?.Context.IsOpen(id) != true
            || Arrivals.Any(arrival => arrival is TaskDone one && one.Id == id || arrival is TaskFailed two && two.Id == id || arrival is TimerFired three && three.Id == id);
    }
}
