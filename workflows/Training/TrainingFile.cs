using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Everything that was handed in for training.</summary>
/// <param name="Roster">Agents, the modules that concern them and the pilot that they are trained for.</param>
/// <param name="Plan">The plan of the training; null: not given.</param>
/// <param name="Items">States of the checklist's items.</param>
public sealed record TrainingFile(AgentRoster Roster, TrainingPlan? Plan, IReadOnlyList<ChecklistItem> Items)
{
    /// <summary>Reads what a run handed in.</summary>
    public static async Task<TrainingFile> ReadAsync(RunStore store, RunFile file, CancellationToken cancellation = default) => new(
        await AgentRoster.ReadAsync(store, file, cancellation),
        await store.FindAsync<TrainingPlan>(file.Run.Id, RowKeys.TrainingPlan, cancellation),
        await store.ListAsync<ChecklistItem>(file.Run.Id, $"item:{StageIds.Training}", cancellation));
}
