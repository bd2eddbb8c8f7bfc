using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Makes an instance's execution, replaying what history holds.</summary>
internal sealed class ExecutionLoader(HubParts parts)
{
    /// <summary>Said of an instance that waits for a worker of its version.</summary>
    public static readonly Broken SetAside = new("set aside");

    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<Instance, IReadOnlyList<Arrival>> _seeds = [];

    /// <summary>Events that came along with continue-as-new, for the first turn.</summary>
    public IReadOnlyList<Arrival> SeedOf(Instance instance) => _seeds.TryGetValue(instance, out var seed) ? seed : [];

    /// <summary>Brings an instance to where its history ends. Returns why it cannot go on; null when it can.</summary>
    public Broken? Load(Instance instance, InstancePartition partition, HubSession session)
    {
        Begin(instance, partition.Row, partition.Seed, session);
        if (partition.Damage is { } damage) return new Broken(damage);
        if (WrongVersion(partition.Row) is not null && Strategy == DurableTaskWorkerOptions.VersionFailureStrategy.Reject) return SetAside;
        // Without history its first turn says so, when it is due.
        if (partition.Turns.Count > 0 && Unfit(partition.Row) is { } unfit) return new Broken(unfit.ErrorMessage, unfit.ErrorType);
        try
        {
            for (var turn = 0; turn < partition.Turns.Count; turn++) instance.Execution!.Replay(partition.Turns[turn], turn + 1);
            return null;
        }
        catch (NonDeterministicException found)
        {
            return new Broken(found.Message);
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
            "The orchestrator awaited something that is not a task of its context (for example Task.Delay or I/O). Move the work into an activity.", ExecutionId: row.ExecutionId))));
    }

    private DurableTaskWorkerOptions.VersionFailureStrategy? Strategy => parts.Options.Versioning?.FailureStrategy;

    private ITaskOrchestrator Find(InstanceRow row)
    {
        if (Unfit(row) is { } unfit) throw new KnownFailureException(unfit);
        parts.Registry.Orchestrators.TryFind(row.Name, row.Version, out var factory);
        var orchestrator = factory!(null!);
        return parts.Registry.ExceptionProperties is { } properties ? new DescribingOrchestrator(orchestrator, properties) : orchestrator;
    }

    private TaskFailureDetails? Unfit(InstanceRow row) => WrongVersion(row)
        ?? (parts.Registry.Orchestrators.TryFind(row.Name, row.Version, out _) ? null : KnownFailures.NoOrchestrator(row.Name, row.Version));

    private TaskFailureDetails? WrongVersion(InstanceRow row)
    {
        if (parts.Options.Versioning is not { } versioning) return null;
        var order = Versions.Compare(row.Version, versioning.Version);
        var fits = versioning.MatchStrategy switch
        {
            DurableTaskWorkerOptions.VersionMatchStrategy.Strict => order == 0,
            DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder => order <= 0,
            _ => true,
        };
        return fits ? null : KnownFailures.WrongVersion(row.Version, versioning.Version);
    }
}
