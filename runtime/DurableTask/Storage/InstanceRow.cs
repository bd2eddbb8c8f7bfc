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

    /// <summary>Number of continue-as-new so far.</summary>
    public int Execution { get; init; }

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
    public string? Input { get; init; }
    public string? Output { get; init; }
    public string? CustomStatus { get; init; }
    public string? Failure { get; init; }
    public ETag ETag { get; init; }

    public bool IsEnded => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}

/// <summary>Which task of which execution of a parent an instance answers.</summary>
internal sealed record ParentLink(string InstanceId, string Name, int Execution, int TaskId);

/// <summary>Everything that an instance's partition holds.</summary>
internal sealed record InstancePartition(
    InstanceRow Row, IReadOnlyList<Engine.Arrival> Seed, IReadOnlyList<Engine.Turn> Turns, IReadOnlyList<InboxRow> Inbox,
    IReadOnlyList<string> TakenRows, IReadOnlyList<OutboxRow> Outbox)
{
    /// <summary>The partition of an instance that was just created.</summary>
    public static InstancePartition New(InstanceRow row) => new(row, [], [], [], [], []);
}

/// <summary>A message that waits in the table.</summary>
internal sealed record InboxRow(string RowKey, Engine.Arrival Arrival);

/// <summary>Messages to other instances of one turn.</summary>
internal sealed record OutboxRow(string RowKey, IReadOnlyList<OutboxMessage> Messages);

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
}

/// <summary>An instance to create.</summary>
internal sealed record NewInstance(
    string Name, string Version, string? Input, ParentLink? Parent, DateTimeOffset? StartAt, IReadOnlyDictionary<string, string>? Tags);
