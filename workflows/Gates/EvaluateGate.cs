using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Closes the gate when the answers make a decision, unless the last answer's own transaction already did. Null while it stays open.</summary>
[DurableTask]
public sealed class EvaluateGate(RunStore store, GateArchive archive, TimeProvider time) : TaskActivity<GateOrder, GateOutcome?>
{
    /// <inheritdoc />
    public override async Task<GateOutcome?> RunAsync(TaskActivityContext context, GateOrder input)
    {
        GateOutcome? outcome = null;
        await store.ChangeAsync(input.RunId, async run =>
        {
            var file = await archive.ReadAsync(run, input.GateId, input.Round);
            outcome = GateOutcomes.Of(file, time.GetUtcNow());
            if (!file.IsOpen || file.Decision is not { } decision) return null;
            var (change, after) = GateChanges.Decide(file, decision, time.GetUtcNow());
            outcome = after.Gate.Outcome;
            return change;
        });
        return outcome;
    }
}
