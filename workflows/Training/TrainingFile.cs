using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Everything that was handed in for training.</summary>
/// <param name="Scope">Modules and whom they concern.</param>
/// <param name="Agents">Agents, those who left included.</param>
/// <param name="Pilot">The pilot's plan; null: not given.</param>
/// <param name="Plan">The plan of the training; null: not given.</param>
/// <param name="Items">States of the checklist's items.</param>
public sealed record TrainingFile(
    TrainingScope Scope, IReadOnlyList<Agent> Agents, PilotPlan? Pilot, TrainingPlan? Plan, IReadOnlyList<ChecklistItem> Items)
{
    /// <summary>Reads what a run handed in.</summary>
    public static async Task<TrainingFile> ReadAsync(RunStore store, RunFile file, CancellationToken cancellation = default) => new(
        TrainingScope.Of(file),
        await store.ListAsync<Agent>(file.Run.Id, "agent", cancellation),
        await store.FindAsync<PilotPlan>(file.Run.Id, RowKeys.PilotPlan, cancellation),
        await store.FindAsync<TrainingPlan>(file.Run.Id, RowKeys.TrainingPlan, cancellation),
        await store.ListAsync<ChecklistItem>(file.Run.Id, $"item:{StageIds.Training}", cancellation));

    /// <summary>Coverage of the pilot's staffing as of today, or of its first day while that is ahead; null: no pilot is planned.</summary>
    public CertificationCoverage? CoverageOn(DateOnly today) =>
        Pilot is null ? null : CertificationCoverage.Of(Agents, Scope, Pilot.Staffing, DayThatCounts(Pilot, today));

    /// <summary>The day for which coverage is judged: today, or the pilot's first day while that is ahead.</summary>
    public static DateOnly DayThatCounts(PilotPlan pilot, DateOnly today) => today < pilot.StartsOn ? pilot.StartsOn : today;
}
