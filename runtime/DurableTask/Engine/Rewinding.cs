using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Takes a failed instance back to where its failed tasks were under way, so that they run again. Its history is kept but for the failures
/// themselves; whether the code then goes on from there is tried before anything is stored.
/// </summary>
internal sealed class Rewinding(HubSession session, HubParts parts)
{
    // What a transaction takes beside the status row.
    private const int MostTurns = 90;

    /// <summary>Rewinds an instance and its failed children.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed, or its code did more about the failure than to fail.</exception>
    public async Task RewindAsync(string instanceId, CancellationToken cancellation)
    {
        var rewound = await session.WithEndedAsync(instanceId, row => OfAsync(row, cancellation), cancellation);
        if (rewound is null) throw await RefusalAsync(instanceId, cancellation);
        foreach (var child in rewound.FailedChildren) await RewindAsync(child, cancellation);
    }

    private async Task<Rewound> OfAsync(InstanceRow row, CancellationToken cancellation)
    {
        if (row.Status != OrchestrationRuntimeStatus.Failed) throw NotFailed(row.InstanceId, row.Status);
        var partition = (await parts.Reader.LoadAsync(row.InstanceId, cancellation))!;
        if (EarliestStart(partition) is not { } start)
        {
            throw new InvalidOperationException($"The orchestration '{row.InstanceId}' cannot be rewound: it did not fail because a task of its last " +
                $"{MostTurns} turns failed, or did more about it than to fail.");
        }

        var after = partition.Row with
        {
            Status = OrchestrationRuntimeStatus.Running,
            Output = null,
            Failure = null,
            TurnId = Guid.NewGuid().ToString("N"),
            UpdatedAt = parts.Time.GetUtcNow(),
            // The spans of its failure were told; from here on it has others.
            BegunAt = TimeProvider.System.GetUtcNow(),
        };
        var rewritten = Enumerable.Range(start.From, start.Turns.Count - start.From + 1)
            .ToDictionary(turn => Keys.History(row, turn), turn => start.Turns[turn - 1].ToJson());
        await session.BeginAgainAsync(
            row.InstanceId, () => parts.Store.CommitAsync(new Commit(partition.Row, after) { Rewritten = rewritten }, cancellation), cancellation);
        return new Rewound(await FailedAsync(row, start.Children, cancellation));
    }

    /// <summary>
    /// The history without its failures, as far back as the code goes on from it the same: every failed task of a fan-out runs again, but one
    /// that the code has dealt with does not.
    /// </summary>
    private Start? EarliestStart(InstancePartition partition)
    {
        Start? earliest = null;
        var count = partition.Turns.Count;
        var failing = Enumerable.Range(1, count).Where(turn => turn > count - MostTurns && partition.Turns[turn - 1].In.Any(arrival => arrival is TaskFailed));
        foreach (var from in failing.Reverse())
        {
            var turns = Without(partition.Turns, from);
            if (OpenAfter(partition with { Turns = turns }) is { } children) earliest = new Start(from, turns, children);
            else if (earliest is not null) break;
        }

        return earliest;
    }

    /// <summary>The turns, from one on without failures of tasks and without the end.</summary>
    private static List<Turn> Without(IReadOnlyList<Turn> turns, int from) =>
    [
        .. turns.Take(from - 1),
        .. turns.Skip(from - 1).Select(turn => turn with
        {
            In = [.. turn.In.Where(arrival => arrival is not TaskFailed)],
            Out = [.. turn.Out.Where(decision => decision is not Ended)],
        }),
    ];

    /// <summary>The children under way after such a history; null when the code does not go on from it.</summary>
    private List<SubCalled>? OpenAfter(InstancePartition partition)
    {
        var trial = new Instance(partition.Row.InstanceId);
        if (new ExecutionLoader(parts).Load(trial, partition, session) is not null) return null;
        var open = trial.Execution!.Context.Open.ToList();
        return open.Exists(task => task is ActivityCalled or SubCalled) ? [.. open.OfType<SubCalled>()] : null;
    }

    private async Task<IReadOnlyList<string>> FailedAsync(InstanceRow parent, List<SubCalled> open, CancellationToken cancellation)
    {
        var failed = new List<string>();
        foreach (var sub in open)
        {
            var child = await parts.Reader.FindAsync(sub.InstanceId, withPayloads: false, cancellation);
            if (child is { Status: OrchestrationRuntimeStatus.Failed } && child.Parent?.InstanceId == parent.InstanceId) failed.Add(sub.InstanceId);
        }

        return failed;
    }

    private async Task<Exception> RefusalAsync(string instanceId, CancellationToken cancellation) =>
        await parts.Reader.FindAsync(instanceId, withPayloads: false, cancellation) is { } there
            ? NotFailed(instanceId, there.Status)
            : new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.", nameof(instanceId));

    private static InvalidOperationException NotFailed(string instanceId, OrchestrationRuntimeStatus status) =>
        new($"Only a failed orchestration can be rewound; '{instanceId}' is {status}.");

    private sealed record Start(int From, List<Turn> Turns, List<SubCalled> Children);

    private sealed record Rewound(IReadOnlyList<string> FailedChildren);
}
