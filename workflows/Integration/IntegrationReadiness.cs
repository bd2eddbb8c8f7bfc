using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Integration;

/// <summary>
/// Integration is ready when its checklist is complete, every migrated batch arrived whole, and the systems, tests and access that the
/// playbook asks for are there.
/// </summary>
public sealed class IntegrationReadiness(RunStore store) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Integration;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation) =>
        (await IntegrationFile.ReadAsync(store, file.Run.Id, cancellation)).Missing(file);
}
