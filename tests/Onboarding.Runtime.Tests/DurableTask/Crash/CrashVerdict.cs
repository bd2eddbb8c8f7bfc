using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>Compares what is there after a drill with what a run without faults leaves, and names every difference.</summary>
internal sealed class CrashVerdict(Hub hub, TableClient effects, int instances)
{
    private readonly List<string> _steps = [];
    private readonly List<string> _wrong = [];

    /// <summary>Fails, or tells in a line what was found.</summary>
    public async Task<string> GiveAsync()
    {
        for (var i = 0; i < instances; i++) await JudgeAsync(CrashKinds.Of(i), CrashKinds.IdOf(i), i);
        var runs = await effects.QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]).Select(row => $"{row.PartitionKey}/{row.RowKey.Split('~')[0]}").ToListAsync();
        _wrong.AddRange(_steps.Except(runs).Select(step => $"{step} has no row"));
        foreach (var kind in CrashKinds.All) await JudgeCountsAsync(kind);

        Assert.True(_wrong.Count == 0, $"{_wrong.Count} things are wrong:\n{string.Join('\n', _wrong)}");
        return $"{_steps.Count} steps, {runs.Count} activity runs, {runs.Count - runs.Distinct().Count()} of them repeated";
    }

    private async Task JudgeAsync(string kind, string id, int seed)
    {
        var end = await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        var expected = kind == CrashKinds.Terminated ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Completed;
        if (end?.RuntimeStatus != expected) _wrong.Add($"{id} ended as {end?.RuntimeStatus}: {end?.FailureDetails}");
        else if (kind == CrashKinds.Terminated) await JudgeBelowAsync(id);
        else if (end.ReadOutputAs<int>() != CrashKinds.ResultOf(kind, seed)) _wrong.Add($"{id} ended with {end.SerializedOutput}, not {CrashKinds.ResultOf(kind, seed)}");
        else _steps.AddRange(CrashKinds.StepsOf(kind, end.ReadInputAs<Order>()!.Tag));
    }

    private async Task JudgeBelowAsync(string id)
    {
        await foreach (var below in hub.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: id + ".")))
        {
            if (below.RuntimeStatus != OrchestrationRuntimeStatus.Terminated) _wrong.Add($"{below.InstanceId} is {below.RuntimeStatus}, but its parent was terminated");
        }
    }

    private async Task JudgeCountsAsync(string kind)
    {
        var expected = _steps.Where(step => step.StartsWith(kind + "-", StringComparison.Ordinal)).ToList();
        var counts = await CountsAsync(CrashCounter.IdFor(kind + "-"), expected.Count);
        _wrong.AddRange(expected.Except(counts.Keys).Select(step => $"{step} was not told"));
        _wrong.AddRange(counts.Where(count => count.Value != 1).Select(count => $"{count.Key} was told {count.Value} times"));
        // How far a terminated one got, and what lives went before the last, is not known.
        if (kind is not (CrashKinds.Terminated or CrashKinds.Reused)) _wrong.AddRange(counts.Keys.Except(expected).Select(step => $"{step} was told by nobody"));
    }

    // When the counter has heard all that it must hear, or does not for a while, it reports.
    private async Task<Dictionary<string, int>> CountsAsync(string id, int expected)
    {
        try
        {
            await Onboarding.Testing.Eventually.HoldsAsync(
                async () => (await hub.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadCustomStatusAs<int>() >= expected,
                $"{id} has heard of {expected} steps", TimeSpan.FromSeconds(10));
        }
        catch (TimeoutException late)
        {
            _wrong.Add(late.Message);
        }

        await hub.Client.RaiseEventAsync(id, CrashCounter.Event, CrashCounter.Report);
        return (await hub.EndOfAsync(id)).ReadOutputAs<Dictionary<string, int>>()!;
    }
}
