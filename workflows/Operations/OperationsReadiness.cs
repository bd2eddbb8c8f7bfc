using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>A business review is held again when the corrective plan that it asked for is done, or cancelled with a reason.</summary>
public sealed class OperationsReadiness(RunStore store) : IStageReadiness
{
    /// <inheritdoc />
    public string Stage => StageIds.Operations;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Phrase>> MissingAsync(RunFile file, CancellationToken cancellation) =>
        [.. Of(await store.ListAsync<CorrectiveAction>(file.Run.Id, "action", cancellation))];

    internal static IEnumerable<Phrase> Of(IReadOnlyList<CorrectiveAction> actions) =>
        from action in actions
        where action.IsOpen && action.Kind == OpenCorrectivePlan.Kind
        select new Phrase("missing.corrective-plan").With("cause", action.Cause).With("due", action.Due).With("id", action.Id);
}
