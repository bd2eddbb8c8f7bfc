using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What every decision about a run starts from.</summary>
/// <param name="Run">Where it stands.</param>
/// <param name="Playbook">Its own copy of the playbook.</param>
/// <param name="Request">What it was started with.</param>
public sealed record RunFile(Run Run, Playbook Playbook, OnboardingRequest Request)
{
    /// <summary>The KPIs of the run's channels, with its own targets.</summary>
    public IReadOnlyList<Kpi> Kpis => RequestCheck.KpisOf(Request, Playbook);

    /// <summary>Reads a run's file.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public static async Task<RunFile> ReadAsync(RunStore store, string runId, CancellationToken cancellation = default) =>
        await ReadAsync(store, await store.GetAsync(runId, cancellation), cancellation);

    /// <summary>Reads the file under a head that was just read.</summary>
    public static async Task<RunFile> ReadAsync(RunStore store, Run run, CancellationToken cancellation = default) => new(
        run,
        await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook, cancellation),
        await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation));
}
