using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>Integration is ready when its checklist is complete and every migrated batch arrived whole.</summary>
public sealed class IntegrationReadiness(RunStore store) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Integration;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, StageSubmission submission, CancellationToken cancellation)
    {
        var items = await store.ListAsync<ChecklistItem>(file.Run.Id, $"item:{StageIds.Integration}", cancellation);
        var batches = await store.ListAsync<MigrationBatch>(file.Run.Id, "migration", cancellation);
        return [.. ChecklistReadiness.Missing(file.Playbook.Integration, items), .. MigrationCheck.Problems(batches)];
    }
}
