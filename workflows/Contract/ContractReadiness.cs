using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Contract;

/// <summary>The contract is ready when its checklist is complete.</summary>
public sealed class ContractReadiness(RunStore store) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Contract;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation) =>
        ChecklistReadiness.Missing(file.Playbook.Contract, await store.ListAsync<ChecklistItem>(file.Run.Id, $"item:{StageIds.Contract}", cancellation));
}
