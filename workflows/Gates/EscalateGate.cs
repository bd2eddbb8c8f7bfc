using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Takes the silence at a gate further: asks deputies or the sponsor beside those who have not answered. Returns whom to write to. Run twice,
/// it asks nobody twice and returns the same.
/// </summary>
[DurableTask]
public sealed class EscalateGate(RunStore store, GateArchive archive, TimeProvider time) : TaskActivity<EscalationOrder, EscalatedParts>
{
    /// <inheritdoc />
    public override async Task<EscalatedParts> RunAsync(TaskActivityContext context, EscalationOrder input)
    {
        var (gateId, round) = (input.Gate.GateId, input.Gate.Round);
        await store.ChangeAsync(input.Gate.RunId, async run =>
        {
            var file = await archive.ReadAsync(run, gateId, round);
            if (!file.IsOpen || file.Pause is not null) return null;
            var people = (await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request)).People;
            return Escalation.At(file, people, await store.ListAsync<Absence>(run.Id, "absence"), input.At, time.GetUtcNow());
        });
        return Escalation.MailsAt(await archive.ReadAsync(input.Gate.RunId, gateId, round), input.At);
    }
}

/// <summary>Input of <see cref="EscalateGate"/>.</summary>
/// <param name="Gate">Which round.</param>
/// <param name="At">The planned instant (UTC), one of the round's schedule.</param>
public sealed record EscalationOrder(GateOrder Gate, DateTimeOffset At);
