using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Closes the gate undecided, unless an answer decided it just before; null when one made it the next one's turn, whose days are not over, or the run stands still.
/// Run twice, it changes nothing more.
/// </summary>
[DurableTask]
public sealed class ExpireGate(RunStore store, GateArchive archive, TimeProvider time) : TaskActivity<GateOrder, GateOutcome?>
{
    /// <inheritdoc />
    public override Task<GateOutcome?> RunAsync(TaskActivityContext context, GateOrder input) => CloseAsync(input);

    /// <summary>The same, for whoever closes a gate whose own orchestration did not.</summary>
    public async Task<GateOutcome?> CloseAsync(GateOrder input)
    {
        GateOutcome? outcome = null;
        await store.ChangeAsync(input.RunId, async run =>
        {
            var now = time.GetUtcNow();
            var file = await archive.ReadAsync(run, input.GateId, input.Round);
            outcome = GateOutcomes.Of(file, now);
            if (!file.IsOpen || file.Pause is not null || (file.IsByTurn && now < file.Gate.ExpiresAt)) return null;
            var (change, after) = file.Decision is { } decision ? GateChanges.Decide(file, decision, now) : GateChanges.Expire(file, now);
            outcome = after.Gate.Outcome;
            return change;
        });
        return outcome;
    }
}
