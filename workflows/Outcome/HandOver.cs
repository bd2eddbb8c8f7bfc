using System.Text.Json.Nodes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Hands the service of a run that left its vendor over to the reserve vendor, as a run of its own.</summary>
public sealed class HandOverRun(RunStore store, TimeProvider time)
{
    /// <summary>
    /// Stores and starts the run that takes over, on request: also when the exit's plan named the company's own team. Again: the same run.
    /// </summary>
    /// <exception cref="WrongStageException">The run has not exited, or has no reserve vendor.</exception>
    public async Task<Run> StartAsync(DurableTaskClient client, string runId, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(runId, cancellation);
        if (run.Status != RunStatus.Exited) throw new WrongStageException(run, new Phrase("error.not-exited"));
        if (run.ReserveVendor is null) throw new WrongStageException(run, new Phrase("error.no-reserve"));
        var successor = await StoreAsync(runId, cancellation);
        if (!successor.IsEnded) await StartRun.OrchestrateAsync(client, successor, cancellation);
        return successor;
    }

    /// <summary>Stores the run that takes over and the links between both, once; a second time, also after a crash half-way, changes nothing more.</summary>
    internal async Task<Run> StoreAsync(string runId, CancellationToken cancellation = default)
    {
        var file = await RunFile.ReadAsync(store, runId, cancellation);
        var reserve = file.Run.ReserveVendor!;
        var rows = await RowsOfAsync(runId, reserve, cancellation);
        var name = (rows.GetValueOrDefault(RowKeys.Vendor(reserve)) as JsonNode)?["name"]?.GetValue<string>() ?? reserve;
        var first = Successor.First(file, rows, name, time.GetUtcNow());
        await store.CreateAsync(first, cancellation);
        await store.ChangeAsync(runId, run => Task.FromResult(run.HandedOverTo is null ? Successor.Linked(run, first.Run.Id, name) : null), cancellation);
        return await store.GetAsync(first.Run.Id, cancellation);
    }

    private async Task<Dictionary<string, object>> RowsOfAsync(string runId, string vendor, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, object>();
        foreach (var kind in Successor.VendorKinds)
        {
            foreach (var (key, document) in await store.ListStoredAsync(runId, kind, cancellation))
            {
                if (key == $"{kind}:{vendor}" || key.StartsWith($"{kind}:{vendor}:", StringComparison.Ordinal)) rows[key] = document;
            }
        }

        return rows;
    }
}

/// <summary>After an approved exit: stores the run that takes over when the exit's plan names the reserve vendor. Its id; null when none takes over.</summary>
[DurableTask]
public sealed class HandOver(RunStore store, HandOverRun runs) : TaskActivity<StageOrder, string?>
{
    /// <inheritdoc />
    public override async Task<string?> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var run = await store.GetAsync(input.RunId);
        var plan = await store.FindAsync<ExitPlan>(input.RunId, RowKeys.ExitPlan);
        if (run.Status is RunStatus.Cancelled || run.ReserveVendor is null || plan?.Destination != ExitDestination.ReserveVendor) return null;
        return (await runs.StoreAsync(input.RunId)).Id;
    }
}
