using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Listing;

/// <summary>Reads from a run's rows what decides how it is listed.</summary>
internal static class ListingArchive
{
    /// <summary>How the run is listed now; null when there is no such run.</summary>
    public static async Task<ListedRun?> ReadAsync(RunStore store, string runId, CancellationToken cancellation)
    {
        // The head is read before the rest: what changes after it leaves a mark of its own, and the run is listed again.
        if (await store.FindAsync(runId, cancellation) is not { } run) return null;
        var people = (await store.FindAsync<OnboardingRequest>(runId, RowKeys.Request, cancellation))?.People ?? [];
        if (run.IsEnded) return ListedRun.Of(new ListingFacts(run, people, [], [], []));
        var gates = GatesAsync(store, run, cancellation);
        var items = store.ListAsync<ChecklistItem>(runId, "item", cancellation);
        var actions = store.ListAsync<CorrectiveAction>(runId, "action", cancellation);
        return ListedRun.Of(new ListingFacts(run, people, await gates, await items, await actions));
    }

    private static async Task<IReadOnlyList<GateFile>> GatesAsync(RunStore store, Run run, CancellationToken cancellation)
    {
        if (run.StageState != StageState.InReview) return [];
        var open = (await store.ListAsync<Gate>(run.Id, "gate", cancellation)).Where(gate => gate.Status == GateStatus.Open).ToList();
        if (open.Count == 0) return [];
        var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation);
        var approvals = await store.ListAsync<Approval>(run.Id, "approval", cancellation);
        return
        [
            .. open.Select(gate => new GateFile(run, gate, playbook.PolicyOf(gate.Id),
                [.. approvals.Where(part => part.GateId == gate.Id && part.Round == gate.Round)])),
        ];
    }
}
