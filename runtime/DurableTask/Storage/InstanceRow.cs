using System.Globalization;
using Azure;
using Microsoft.DurableTask.Client;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>An instance's status row in memory.</summary>
internal sealed record InstanceRow
{
    public required string InstanceId { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required OrchestrationRuntimeStatus Status { get; init; }

    /// <summary>Tells this use of the id from others, before and after: eight hex digits, made with the instance.</summary>
    public required string Incarnation { get; init; }

    /// <summary>Number of continue-as-new so far.</summary>
    public int Execution { get; init; }

    /// <summary>Names this execution among all of all uses of the id: what is meant for another one is dropped.</summary>
    public string ExecutionId => string.Create(CultureInfo.InvariantCulture, $"{Incarnation}:{Execution}");

    /// <summary>How often it was read with activities under way since its last turn: a process may have died of one of them.</summary>
    public int Attempts { get; init; }

    /// <summary>Turns stored in this execution.</summary>
    public int Turns { get; init; }

    /// <summary>Written anew by every transaction, so that after an uncertain answer a look tells whether it happened.</summary>
    public required string TurnId { get; init; }

    /// <summary>What made the instance; a second delivery of the same order finds it here.</summary>
    public required string CreationKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? StartAt { get; init; }
    public ParentLink? Parent { get; init; }
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Traceparent (W3C) of what ordered the instance: all of its spans, as long as it lives, are of this trace. Null: it belongs to none.</summary>
    public string? Trace { get; init; }

    /// <summary>When the execution began, by the machine's clock; null before.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    public string? Input { get; init; }
    public string? Output { get; init; }
    public string? CustomStatus { get; init; }
    public string? Failure { get; init; }
    public ETag ETag { get; init; }

    public bool IsEnded => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}

/// <summary>Which task of which execution of a parent an instance answers.</summary>
internal sealed record ParentLink(string InstanceId, string Name, string ExecutionId, int TaskId);

/// <summary>Everything that an instance's partition holds.</summary>
internal sealed record InstancePartition(InstanceRow Row)
{
    /// <summary>Events that the execution begins with.</summary>
    public IReadOnlyList<Engine.Arrival> Seed { get; init; } = [];

    /// <summary>Its turns so far, in order.</summary>
    public IReadOnlyList<Engine.Turn> Turns { get; init; } = [];

    /// <summary>Messages that wait, in the order of their keys.</summary>
    public IReadOnlyList<InboxRow> Inbox { get; init; } = [];

    /// <summary>Messages to others that may not have been delivered.</summary>
    public IReadOnlyList<OutboxRow> Outbox { get; init; } = [];

    /// <summary>Why the history cannot be used; null when it can.</summary>
    public string? Damage { get; init; }
}

/// <summary>A message that waits in the table. Blob: where its content is, if it is long.</summary>
internal sealed record InboxRow(string RowKey, Engine.Arrival Arrival, string? Blob);

/// <summary>Messages to other instances of one turn. HasBlob: their content is so long that it is not in the row.</summary>
internal sealed record OutboxRow(string RowKey, IReadOnlyList<OutboxMessage> Messages, bool HasBlob);

/// <summary>A message to another instance.</summary>
internal sealed record OutboxMessage
{
    public required string Target { get; init; }

    /// <summary>Key of the inbox row, or the creation key of a new instance.</summary>
    public required string Key { get; init; }

    /// <summary>What the target is told; null when it is to be created.</summary>
    public Engine.Arrival? Arrival { get; init; }

    /// <summary>The instance to create; null when it is told something.</summary>
    public NewInstance? Create { get; init; }

    /// <summary>
    /// An activity that nobody waits for any more, called in the last turn of an execution: it runs all the same. Target and key are the sender's.
    /// </summary>
    public Engine.ActivityCalled? Activity { get; init; }

    /// <summary>Traceparent of that activity; null when its orchestration belongs to no trace.</summary>
    public string? Trace { get; init; }
}

/// <summary>An instance to create.</summary>
internal sealed record NewInstance(
    string Name, string Version, string? Input, ParentLink? Parent, DateTimeOffset? StartAt, IReadOnlyDictionary<string, string>? Tags)
{
    /// <summary>See <see cref="InstanceRow.Trace"/>.</summary>
    public string? Trace { get; init; }
}
