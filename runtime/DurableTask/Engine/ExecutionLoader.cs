using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Makes an instance's execution, replaying what history holds.</summary>
internal sealed class ExecutionLoader(HubParts parts)
{
    /// <summary>Said of an instance that waits for a worker of its version.</summary>
    public const string SetAside = "set aside";

    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<Instance, IReadOnlyList<Arrival>> _seeds = [];

    /// <summary>Events that came along with continue-as-new, for the first turn.</summary>
    public IReadOnlyList<Arrival> SeedOf(Instance instance) => _seeds.TryGetValue(instance, out var seed) ? seed : [];

    /// <summary>Brings an instance to where its history ends. Returns why it cannot go on; null when it can.</summary>
    public string? Load(Instance instance, InstancePartition partition, HubSession session)
    {
        Begin(instance, partition.Row, partition.Seed, session);
        if (partition.Damage is { } damage) return damage;
        if (Unfit(partition.Row) is { } unfit) return unfit;
        if (partition.Turns.Count > 0 && !IsRegistered(partition.Row)) return NotRegistered(partition.Row);
        try
        {
            for (var turn = 0; turn < partition.Turns.Count; turn++) instance.Execution!.Replay(partition.Turns[turn], turn + 1);
            return null;
        }
        catch (NonDeterministicException found)
        {
            return found.Message;
        }
    }

    /// <summary>Gives an instance a fresh execution.</summary>
    public void Begin(Instance instance, InstanceRow row, IReadOnlyList<Arrival> seed, HubSession session)
    {
        _seeds.AddOrUpdate(instance, seed);
        var parent = row.Parent is { } link ? new ParentOrchestrationInstance(link.Name, link.InstanceId) : null;
        var identity = new ExecutionIdentity(row.InstanceId, row.Name, row.Version, row.Execution, parent, parts.Options.Versioning?.DefaultVersion ?? "");
        var context = new ExecutionContext(identity, parts.Converter, parts.Loggers) { CustomStatus = row.CustomStatus };
        instance.Execution = new Execution(context, () => Find(row), parts.Converter, () => session.Post(row.InstanceId, new Message(new Broken(
            "The orchestrator awaited something that is not a task of its context (for example Task.Delay or I/O). Move the work into an activity."))));
    }

    private ITaskOrchestrator Find(InstanceRow row)
    {
        var orchestrators = parts.Registry.Orchestrators;
        if (orchestrators.TryGetValue(new(row.Name, row.Version), out var exact)) return exact(null!);
        return orchestrators.TryGetValue(new(row.Name, TaskVersion.Unversioned), out var any)
            ? any(null!)
            : throw new InvalidOperationException(NotRegistered(row));
    }

    private bool IsRegistered(InstanceRow row) =>
        parts.Registry.Orchestrators.ContainsKey(new(row.Name, row.Version)) || parts.Registry.Orchestrators.ContainsKey(new(row.Name, TaskVersion.Unversioned));

    private static string NotRegistered(InstanceRow row) => $"There is no orchestrator named '{row.Name}' in this worker. Register it with AddTasks.";

    private string? Unfit(InstanceRow row)
    {
        if (parts.Options.Versioning is not { } versioning) return null;
        var fits = versioning.MatchStrategy switch
        {
            DurableTaskWorkerOptions.VersionMatchStrategy.Strict => string.Equals(row.Version, versioning.Version, StringComparison.OrdinalIgnoreCase),
            DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder => Versions.Compare(row.Version, versioning.Version) <= 0,
            _ => true,
        };
        if (fits) return null;
        return versioning.FailureStrategy == DurableTaskWorkerOptions.VersionFailureStrategy.Reject
            ? SetAside
            : $"The version '{row.Version}' of the orchestration does not match the worker's version '{versioning.Version}'.";
    }
}
