using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Gates;

/// <summary>Writes the case of a gate round before anybody is asked. Writing it again changes nothing: what was prepared first counts.</summary>
public sealed class GatePreparation(RunStore store, RaiseRisks risks)
{
    /// <summary>Prepares a round of a gate.</summary>
    /// <param name="order">Which.</param>
    /// <param name="stage">Stage whose gate it is.</param>
    /// <param name="gateCase">What the approvers are shown.</param>
    /// <param name="offeredChoices">Choice ids offered this time; null: all of the policy.</param>
    /// <param name="events">What the case tells of the run's risks; the register changes together with the gate.</param>
    public async Task PrepareAsync(
        GateOrder order, string stage, GateCase gateCase, IReadOnlyList<string>? offeredChoices = null, IReadOnlyList<RiskEvent>? events = null)
    {
        var key = RowKeys.Gate(order.GateId, order.Round);
        await store.ChangeAsync(order.RunId, async run =>
        {
            if (run.IsEnded || await store.FindAsync<Gate>(run.Id, key) is not null) return null;
            var gate = new Gate
            {
                Id = order.GateId,
                Stage = stage,
                Round = order.Round,
                Status = GateStatus.Prepared,
                Case = gateCase,
                OfferedChoices = offeredChoices,
                News = await NewsAsync(order, stage, gateCase),
            };
            var change = new RunChange(run with { StageState = StageState.InReview }) { Put = new Dictionary<string, object> { [key] = gate } };
            if (events is null or [] && !KpiJudgement.IsIn(gateCase)) return change;
            var playbook = await store.GetAsync<Playbook>(run.Id, RowKeys.Playbook);
            var judged = change with { Audit = KpiJudgement.EntriesOf(playbook.PolicyOf(order.GateId).Name, order.Round, gateCase) };
            return events is null or [] ? judged : await risks.WithAsync(judged, playbook, events);
        });
    }

    // The rounds before are closed for good, so that this says the same whenever it is read. A run that took over may be sent back to a
    // stage whose gate it has not held itself.
    private async Task<RoundNews?> NewsAsync(GateOrder order, string stage, GateCase gateCase)
    {
        var before = order.Round == 1 ? null : await store.FindAsync<Gate>(order.RunId, RowKeys.Gate(order.GateId, order.Round - 1));
        var news = before is null ? null : RoundNews.Of(before, await AnswersAsync(before), gateCase);
        if (await SentBackAsync(order.RunId, stage, before) is not { } sender) return news;
        var playbook = await store.GetAsync<Playbook>(order.RunId, RowKeys.Playbook);
        return (news ?? new RoundNews()).With(playbook.PolicyOf(sender.Id), await AnswersAsync(sender));

        Task<IReadOnlyList<Approval>> AnswersAsync(Gate gate) => store.ListAsync<Approval>(order.RunId, RowKeys.Approval(gate.Id, gate.Round, "")[..^1]);
    }

    // The newest round that sent the run back to the stage since its own gate was closed; null: none did.
    private async Task<Gate?> SentBackAsync(string runId, string stage, Gate? before) => (await store.ListAsync<Gate>(runId, "gate"))
        .Where(gate => gate.Outcome?.ReturnTo == stage && (before is null || gate.Outcome.At > before.Outcome?.At)).MaxBy(gate => gate.Outcome!.At);
}
