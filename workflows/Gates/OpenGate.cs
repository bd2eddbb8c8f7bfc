using Microsoft.DurableTask;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// Opens a prepared gate round, once, and returns when it reminds, escalates and closes. The dates are kept with the round; where one is
/// asked after the other, those of whoever comes later are computed when it is their turn, see <see cref="TurnDates"/>. Run twice, it
/// opens nothing twice.
/// </summary>
[DurableTask]
public sealed class OpenGate(RunStore store, GateArchive archive, WorkCalendars calendars, CalendarGaps gaps, TimeProvider time) : TaskActivity<GateOrder, GateSchedule>
{
    /// <inheritdoc />
    public override async Task<GateSchedule> RunAsync(TaskActivityContext context, GateOrder input)
    {
        await SayGapsAsync(input);
        await store.ChangeAsync(input.RunId, async run => await PreparedAsync(run, input) is { } gate ? await OpenAsync(run, gate) : null);
        var opened = await archive.ReadAsync(await store.GetAsync(input.RunId), input.GateId, input.Round);
        return opened.Gate.OpenedAt is null
            ? throw new InvalidOperationException($"Run '{input.RunId}' has ended; its gate '{input.GateId}' stays closed.")
            : GateSchedule.Of(opened);
    }

    // Before it opens: with everybody asked and whoever stands in for them, opening itself takes nearly all rows that one change can have.
    private async Task SayGapsAsync(GateOrder input)
    {
        var run = await store.GetAsync(input.RunId);
        if (await PreparedAsync(run, input) is not { } gate) return;
        var now = time.GetUtcNow();
        await gaps.SayAsync(run.Id, AskedParts.GapsOf(await PartsAsync(run, gate, await PolicyAsync(run, gate), now), calendars, now));
    }

    private async Task<Gate?> PreparedAsync(Run run, GateOrder input)
    {
        var gate = await store.GetAsync<Gate>(run.Id, RowKeys.Gate(input.GateId, input.Round));
        return gate.Status == GateStatus.Prepared && !run.IsEnded ? gate : null;
    }

    private async Task<RunChange> OpenAsync(Run run, Gate gate)
    {
        var (policy, now) = (await PolicyAsync(run, gate), time.GetUtcNow());
        return GateChanges.Open(run, gate, policy, await PartsAsync(run, gate, policy, now), now);
    }

    private async Task<IReadOnlyList<Approval>> PartsAsync(Run run, Gate gate, GatePolicy policy, DateTimeOffset now)
    {
        var people = (await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request)).People;
        var approvers = Approvers.Of(policy, people);
        if (approvers.Count == 0)
        {
            throw new InvalidDataException(
                $"Nobody of run '{run.Id}' has a role that gate '{gate.Id}' asks ({string.Join(", ", policy.Roles)}); name such a person in the request.");
        }

        return AskedParts.Of(gate, policy, approvers, people, await store.ListAsync<Absence>(run.Id, "absence"), calendars, now);
    }

    private async Task<GatePolicy> PolicyAsync(Run run, Gate gate) => (await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook)).PolicyOf(gate.Id);
}
