using Onboarding.Runtime.DurableTask.Storage;
using Onboarding.Runtime.DurableTask.Tracing;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>The messages of a turn to other instances. The same message always has the same key.</summary>
internal static class TurnMessages
{
    /// <summary>What a decision tells another instance; null when it tells nobody.</summary>
    public static OutboxMessage? Of(InstanceRow sender, Decision decision) => decision switch
    {
        SubCalled sub => new()
        {
            Target = sub.InstanceId,
            Key = $"{sender.InstanceId}:{sender.ExecutionId}:{sub.Id}",
            Create = new NewInstance(sub.Name, sub.Version ?? "", sub.Input,
                new ParentLink(sender.InstanceId, sender.Name, sender.ExecutionId, sub.Id), null, sub.Tags?.ToDictionary())
            {
                Trace = TaskSpans.ParentOf(sender, sub.Id),
            },
        },
        EventSent sent => new()
        {
            Target = sent.InstanceId,
            Key = Keys.EventFrom(sent.InstanceId, sender.InstanceId, sender.ExecutionId, sent.Id),
            Arrival = new EventRaised(sent.Name, sent.Payload),
        },
        _ => null,
    };

    /// <summary>The activities called in the last turn of an execution: no later turn sees to them.</summary>
    public static IEnumerable<OutboxMessage> Activities(InstanceRow sender, Turn last) => last.Out.OfType<ActivityCalled>()
        .Select(call => new OutboxMessage { Target = sender.InstanceId, Key = $"{sender.ExecutionId}:{call.Id}", Activity = call, Trace = TaskSpans.ParentOf(sender, call.Id) });

    public static OutboxMessage Terminate(InstanceRow sender, SubCalled child, TerminateAsked asked) => new()
    {
        Target = child.InstanceId,
        Key = Keys.AnswerFrom(child.InstanceId, sender.InstanceId + "!end", sender.ExecutionId, child.Id),
        Arrival = asked,
    };

    /// <summary>The answer to the parent, if there is one.</summary>
    public static IEnumerable<OutboxMessage> ToParent(InstanceRow row, Ended end)
    {
        if (row.Parent is not { } parent) yield break;
        yield return new()
        {
            Target = parent.InstanceId,
            Key = Keys.AnswerFrom(parent.InstanceId, row.InstanceId, parent.ExecutionId, parent.TaskId),
            Arrival = end.Failure is { } failure
                ? new TaskFailed(parent.TaskId, failure, parent.ExecutionId)
                : new TaskDone(parent.TaskId, end.Output, parent.ExecutionId),
        };
    }
}
