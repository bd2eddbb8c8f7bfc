using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>
/// Takes the pilot's plan. It is fixed before the training gate: success criteria and staffing come before the pilot (S1). A review
/// that adjusts the scope opens segment and staffing again, until the next review.
/// </summary>
public sealed class PutPilotPlan(RunStore store, TimeProvider time)
{
    /// <summary>Stores the plan; the same plan again changes nothing.</summary>
    /// <exception cref="WrongStageException">It is too early, or the plan is in review or fixed already.</exception>
    /// <exception cref="InvalidInputException">The plan does not fit the playbook, the scope or the pilot that runs.</exception>
    public async Task<PilotPlan> PutAsync(string runId, PilotPlan plan, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            var former = await store.FindAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
            InvalidInputException.ThrowIfAny(run.Stage == StageIds.Pilot
                ? await AdjustedErrorsAsync(run, plan, former!, cancellation)
                : await NewErrorsAsync(run, plan, cancellation));
            return former is not null && StageInput.IsSame(former, plan) ? null : Change(run, plan);
        }, cancellation);
        return plan;
    }

    /// <summary>True while the newest decision about the pilot is to adjust its scope and no other is being prepared.</summary>
    internal static bool IsScopeOpen(Run run, IReadOnlyList<Gate> gates) => run is { Stage: StageIds.Pilot, StageState: StageState.Scheduled }
        && gates.Where(gate => gate.Stage == StageIds.Pilot && gate.Outcome is not null).MaxBy(gate => gate.Outcome!.At)?.Outcome!.Choice == ChoiceIds.AdjustScope;

    private async Task<IReadOnlyList<FieldError>> NewErrorsAsync(Run run, PilotPlan plan, CancellationToken cancellation)
    {
        StageGuard.RequirePlanning(run);
        var file = await RunFile.ReadAsync(store, run, cancellation);
        return [.. PlanCheck.OfNew(plan, file, time.Today())];
    }

    private async Task<IReadOnlyList<FieldError>> AdjustedErrorsAsync(Run run, PilotPlan plan, PilotPlan former, CancellationToken cancellation)
    {
        StageGuard.RequirePreparing(run, StageIds.Pilot);
        if (!IsScopeOpen(run, await store.ListAsync<Gate>(run.Id, "gate", cancellation))) throw new WrongStageException(run, new Phrase("error.plan-fixed"));
        var file = await RunFile.ReadAsync(store, run, cancellation);
        var agents = await store.ListAsync<Agent>(run.Id, "agent", cancellation);
        var today = AgentRoster.DayThatCounts(plan, time.Today());
        return [.. PlanCheck.OfAdjusted(plan, former, file.Request, CertificationCoverage.Of(agents, TrainingScope.Of(file), plan.Staffing, today))];
    }

    private static RunChange Change(Run run, PilotPlan plan)
    {
        var done = run.Stage == StageIds.Pilot ? "adjusted" : "planned";
        var what = new Phrase($"audit.pilot.{done}").With("segment", plan.Segment)
            .With("start", plan.StartsOn).With("days", plan.LengthDays).With("agents", plan.Staffing.Sum(need => need.Agents));
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.PilotPlan] = plan },
            Audit = [AuditEntry.ByProjectManager($"pilot.{done}", what)],
        };
    }
}
