using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>The exit is ready when its checklist is complete.</summary>
public sealed class ExitReadiness(RunStore store) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Exit;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, StageSubmission submission, CancellationToken cancellation) =>
        ChecklistReadiness.Missing(file.Playbook.Exit, await store.ListAsync<ChecklistItem>(file.Run.Id, $"item:{StageIds.Exit}", cancellation));
}
