using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Opens a prepared gate round, once, and returns when it reminds and closes. Run twice, it opens nothing twice.</summary>
[DurableTask]
public sealed class OpenGate(RunStore store, TimeProvider time) : TaskActivity<GateOrder, GateSchedule>
{
    /// <inheritdoc />
    public override async Task<GateSchedule> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var row = RowKeys.Gate(input.GateId, input.Round);
        await store.ChangeAsync(input.RunId, async run =>
        {
            var gate = await store.GetAsync<Gate>(input.RunId, row);
            return gate.Status == GateStatus.Prepared && !run.IsEnded ? await OpenAsync(run, gate) : null;
        });
        var opened = await store.GetAsync<Gate>(input.RunId, row);
        return opened.OpenedAt is null
            ? throw new InvalidOperationException($"Run '{input.RunId}' has ended; its gate '{input.GateId}' stays closed.")
            : new GateSchedule(opened.DueAt!.Value, opened.RemindAt, opened.ExpiresAt!.Value);
    }

    private async Task<RunChange> OpenAsync(Run run, Gate gate)
    {
        var policy = (await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook)).PolicyOf(gate.Id);
        var people = (await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request)).People;
        var approvers = Approvers.Of(policy, people);
        if (approvers.Count == 0)
        {
            throw new InvalidDataException(
                $"Nobody of run '{run.Id}' has a role that gate '{gate.Id}' asks ({string.Join(", ", policy.Roles)}); name such a person in the request.");
        }

        return GateChanges.Open(run, gate, policy, approvers, time.GetUtcNow());
    }
}
