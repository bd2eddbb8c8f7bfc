using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Runtime.DurableTask.Storage;
using Onboarding.Runtime.DurableTask.Tracing;

namespace Onboarding.Runtime.DurableTask;

/// <summary>The client of a hub that runs in this process.</summary>
internal sealed class HubClient(string name, TaskHub hub, DurableTaskClientOptions options) : DurableTaskClient(name)
{
    private static readonly OrchestrationRuntimeStatus[] Running =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    private readonly DataConverter _converter = options.DataConverter;
    private readonly string _defaultVersion = options.DefaultVersion;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (string.IsNullOrEmpty(orchestratorName.Name)) throw new ArgumentException("The orchestrator has no name.", nameof(orchestratorName));
        var instanceId = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        Keys.Partition(instanceId);
        var version = options?.Version?.Version ?? _defaultVersion;
        using var span = TaskSpans.StartCreate(orchestratorName, version, instanceId);
        var order = new NewInstance(orchestratorName, version, _converter.Serialize(input), null, options?.StartAt, options?.Tags) { Trace = TaskSpans.Current };
        await CreateAsync(instanceId, order, options?.DedupeStatuses, cancellation);
        return instanceId;
    }

    public override async Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        using var span = TaskSpans.StartEvent(eventName, instanceId);
        await SendAsync(instanceId, new EventRaised(eventName, _converter.Serialize(eventPayload)), cancellation);
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new TerminateAsked(_converter.Serialize(options?.Output), options?.Recursive ?? false), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new SuspendAsked(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ResumeAsked(reason), cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, row => row.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, row => row.IsEnded, getInputsAndOutputs, cancellation);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await hub.Reader.FindAsync(instanceId, getInputsAndOutputs, cancellation) is { } row ? MetadataOf(row, getInputsAndOutputs) : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(hub.Reader, filter ?? new OrchestrationQuery(), MetadataOf);

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var children = options?.Recursive == true ? await ChildrenAsync(instanceId, cancellation) : [];
        var purged = await hub.WithSessionAsync(session => session.WithEndedAsync(instanceId, async row =>
        {
            await hub.Store.PurgeAsync(row, cancellation);
            return row;
        }, cancellation), cancellation);
        if (purged is null) return new PurgeResult(0);
        var count = 1;
        foreach (var child in children) count += (await PurgeInstanceAsync(child, options, cancellation)).PurgedInstanceCount;
        return new PurgeResult(count);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var ended = new[] { OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated };
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, (filter.Statuses ?? ended).Intersect(ended));
        var started = System.Diagnostics.Stopwatch.StartNew();
        var count = 0;
        await foreach (var instance in GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            if (started.Elapsed > filter.Timeout) return new PurgeResult(count, false);
            count += (await PurgeInstanceAsync(instance.InstanceId, options, cancellation)).PurgedInstanceCount;
        }

        return new PurgeResult(count, filter.Timeout is null ? null : true);
    }

    public override async Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        var row = await hub.Reader.FindAsync(instanceId, withPayloads: true, cancellation)
            ?? throw new ArgumentException($"An orchestration with the instanceId {instanceId} was not found.", nameof(instanceId));
        if (!restartWithNewInstanceId && !row.IsEnded)
            throw new InvalidOperationException($"The orchestration '{instanceId}' still runs; only an ended one starts again under its id.");
        var newId = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        await CreateAsync(newId, new NewInstance(row.Name, row.Version, row.Input, null, null, row.Tags) { Trace = TaskSpans.Current }, null, cancellation);
        return newId;
    }

    public override async Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default) => await hub.WithSessionAsync(async session =>
    {
        await new Rewinding(session, hub.Parts).RewindAsync(instanceId, cancellation);
        return true;
    }, cancellation);

    // The hub ends with the host, not with one of its clients.
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task CreateAsync(string instanceId, NewInstance order, IReadOnlyList<string>? dedupe, CancellationToken cancellation)
    {
        var key = Guid.NewGuid().ToString("N");
        IReadOnlyCollection<OrchestrationRuntimeStatus> forbidden = dedupe is null ? Running : [.. dedupe.Select(Enum.Parse<OrchestrationRuntimeStatus>)];
        while (true)
        {
            var creation = await hub.WithSessionAsync(session => new NewInstances(session, hub.Parts).CreateAsync(
                instanceId, key, order, ended => !forbidden.Contains(ended.Status), cancellation), cancellation);
            if (creation.IsOurs) return;
            if (forbidden.Contains(creation.Status))
                throw new global::DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException($"An orchestration with the id '{instanceId}' is there already, in state {creation.Status}.");
            await EndAsync(instanceId, cancellation);
        }
    }

    private async Task EndAsync(string instanceId, CancellationToken cancellation)
    {
        await TerminateInstanceAsync(instanceId, (TerminateInstanceOptions?)null, cancellation);
        await WaitForInstanceCompletionAsync(instanceId, false, cancellation);
    }

    private async Task SendAsync(string instanceId, Arrival arrival, CancellationToken cancellation)
    {
        Keys.Check(instanceId);
        var call = hub.NextClientCall();
        string? key = null;
        await hub.WithSessionAsync(async session =>
        {
            // The same when the call is made again: it may have been stored.
            key ??= hub.InboxKey(instanceId, call);
            if (session.Knows(instanceId) || await hub.Reader.FindAsync(instanceId, withPayloads: false, cancellation) is { IsEnded: false })
                await session.DeliverAsync(instanceId, key, arrival, cancellation);
            return true;
        }, cancellation);
    }

    private async Task<OrchestrationMetadata> WaitAsync(string instanceId, Func<InstanceRow, bool> fits, bool withPayloads, CancellationToken cancellation)
    {
        var row = await hub.Waiters.WaitAsync(
            instanceId, fits, async () => hub.Look(instanceId) ?? await hub.Reader.FindAsync(instanceId, withPayloads, cancellation), cancellation);
        return MetadataOf(row, withPayloads);
    }

    private async Task<IReadOnlyList<string>> ChildrenAsync(string parentId, CancellationToken cancellation)
    {
        if (await hub.Reader.LoadAsync(parentId, cancellation) is not { } partition) return [];
        // Children of earlier executions are in no history any more; their own rows name their parent.
        if (partition.Row.Execution > 0) return await hub.Reader.ChildrenAsync(parentId, cancellation);
        return [.. partition.Turns.SelectMany(turn => turn.Out).OfType<SubCalled>().Select(sub => sub.InstanceId).Distinct()];
    }

    private OrchestrationMetadata MetadataOf(InstanceRow row, bool withPayloads) => new(row.Name, row.InstanceId)
    {
        RuntimeStatus = row.Status,
        CreatedAt = row.CreatedAt,
        LastUpdatedAt = row.UpdatedAt,
        Tags = row.Tags,
        SerializedInput = withPayloads ? row.Input : null,
        SerializedOutput = withPayloads ? row.Output : null,
        SerializedCustomStatus = withPayloads ? row.CustomStatus : null,
        FailureDetails = withPayloads && row.Failure is { } failure ? Turn.FromJson<TaskFailureDetails>(failure) : null,
        DataConverter = withPayloads ? _converter : null,
    };
}

/// <summary>Pages of instances out of status rows.</summary>
internal sealed class InstancePages(HubReader reader, OrchestrationQuery query, Func<InstanceRow, bool, OrchestrationMetadata> metadataOf)
    : AsyncPageable<OrchestrationMetadata>
{
    public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var pages = reader.QueryAsync(
            FilterOf(query), pageSizeHint ?? query.PageSize, continuationToken ?? query.ContinuationToken, query.FetchInputsAndOutputs, CancellationToken.None);
        await foreach (var (rows, continuation) in pages)
            yield return new Page<OrchestrationMetadata>([.. rows.Select(row => metadataOf(row, query.FetchInputsAndOutputs))], continuation);
    }

    private static string? FilterOf(OrchestrationQuery query)
    {
        var parts = new List<string>();
        if (query.CreatedFrom is { } from) parts.Add(TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        if (query.CreatedTo is { } to) parts.Add(TableClient.CreateQueryFilter($"CreatedAt le {to}"));
        if (query.InstanceIdPrefix is { Length: > 0 } prefix)
        {
            var start = Keys.Escape(prefix);
            parts.Add(TableClient.CreateQueryFilter($"PartitionKey ge {start} and PartitionKey lt {start + "\uffff"}"));
        }

        if (query.Statuses?.ToList() is { } statuses)
            parts.Add(statuses.Count == 0 ? "Status eq ''" : "(" + string.Join(" or ", statuses.Select(status => TableClient.CreateQueryFilter($"Status eq {status.ToString()}"))) + ")");
        return parts.Count == 0 ? null : string.Join(" and ", parts);
    }
}
