using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>
/// Takes a month's evaluation. Whoever is replaced does not count as certified any more, as if the vendor had said that they left; who or
/// what is below standard opens a corrective action, all in one change.
/// </summary>
public sealed class PutEvaluation(RunStore store, RaiseRisks risks, TimeProvider time)
{
    /// <summary>Stores an evaluation; the same again changes nothing, another one takes its place.</summary>
    /// <exception cref="WrongStageException">No vendor serves customers yet.</exception>
    /// <exception cref="InvalidInputException">An agent or criterion is unknown, missing or twice, or somebody below standard stays as they are.</exception>
    public async Task<MonthlyEvaluation> PutAsync(string runId, MonthlyEvaluation evaluation, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, AddRatings.Stages);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
            var roster = await AgentRoster.ReadAsync(store, file, cancellation);
            var today = time.Today();
            var rules = file.Playbook.Pilot.Evaluation;
            InvalidInputException.ThrowIfAny([.. EvaluationCheck.Of(evaluation, rules, [.. roster.Agents.Select(agent => agent.Id)], plan.StartsOn, today)]);
            var given = await store.ListAsync<MonthlyEvaluation>(run.Id, "evaluation", cancellation);
            if (given.FirstOrDefault(one => one.Month == evaluation.Month) is { } former && StageInput.IsSame(former, evaluation)) return null;
            var known = await store.ListAsync<CorrectiveAction>(run.Id, "action", cancellation);
            var changed = Departures(evaluation, roster.Agents, today, given);
            var turnover = Turnover.Of(run.Id, roster, changed, today);
            var change = Change(file, evaluation, changed, turnover, Opened(file, evaluation, known, today));
            return await risks.WithAsync(change, file.Playbook, turnover.Events, cancellation);
        }, cancellation);
        return evaluation;
    }

    // Whoever an earlier version of the evaluation replaced and this one does not, serves as long as the vendor had said: its own word stands.
    internal static IReadOnlyList<Agent> Departures(
        MonthlyEvaluation evaluation, IReadOnlyList<Agent> agents, DateOnly today, IReadOnlyList<MonthlyEvaluation>? given = null)
    {
        var replaced = ReplacedIn(evaluation);
        return
        [
            .. agents.Where(agent => replaced.Contains(agent.Id) && agent.ServesOn(today))
                .Select(agent => agent with { LeftOn = today, ReplacedBy = new Replacement(evaluation.Month, agent.LeftOn) }),
            .. agents.Where(agent => agent.ReplacedBy is { } by && by.Month == evaluation.Month && !replaced.Contains(agent.Id))
                .Select(agent => TakenBack(agent, [.. (given ?? []).Where(one => one.Month != evaluation.Month)])),
        ];
    }

    // Another month's evaluation that replaces the same agent stands for itself.
    private static Agent TakenBack(Agent agent, IReadOnlyList<MonthlyEvaluation> others) =>
        others.Where(one => ReplacedIn(one).Contains(agent.Id)).MinBy(one => one.Month, StringComparer.Ordinal) is { } other
            ? agent with { ReplacedBy = agent.ReplacedBy! with { Month = other.Month } }
            : agent with { LeftOn = agent.ReplacedBy!.Announced, ReplacedBy = null };

    private static HashSet<string> ReplacedIn(MonthlyEvaluation evaluation) =>
        [.. evaluation.Agents.Where(one => one.Verdict == AgentVerdict.Replace).Select(one => one.AgentId)];

    private IReadOnlyList<CorrectiveAction> Opened(RunFile file, MonthlyEvaluation evaluation, IReadOnlyList<CorrectiveAction> known, DateOnly today)
    {
        var rules = file.Playbook.Pilot.Evaluation;
        var owner = ActionOwner.OfRole(rules.OwnerRole, file.Request.People);
        return
        [
            // An evaluation that is handed in anew asks for no second action: the month's first one says what is to be done.
            .. EvaluationFindings.CausesIn(evaluation, rules).Where(cause => !known.Any(cause.IsOf))
                .Select(cause => ActionOpening.For(cause, known, file.Run.Stage, owner, today.AddDays(rules.DueDays), time.GetUtcNow()))
                .OfType<CorrectiveAction>(),
        ];
    }

    private static RunChange Change(
        RunFile file, MonthlyEvaluation evaluation, IReadOnlyList<Agent> changed, Turnover turnover, IReadOnlyList<CorrectiveAction> opened) => new(file.Run)
        {
            Put = new Dictionary<string, object>(
            [
                new(RowKeys.Evaluation(evaluation.Month), evaluation),
                .. changed.Select(agent => KeyValuePair.Create(RowKeys.Agent(agent.Id), (object)agent)),
                .. opened.Select(action => KeyValuePair.Create(RowKeys.Action(action.Id), (object)action)),
            ]),
            Audit = [Audit(file, evaluation), .. turnover.Audit, .. opened.Select(ActionOpening.Audit)],
            Signals = [.. turnover.Signals, .. opened.Select(action => new ActionOrder(file.Run.Id, action.Id).ToBegin())],
        };

    private static AuditEntry Audit(RunFile file, MonthlyEvaluation evaluation) => new()
    {
        Actor = Roles.ProjectManager,
        Kind = "evaluation.given",
        What = new Phrase("audit.evaluation.given").With("month", evaluation.Month).With("agents", evaluation.Agents.Count)
            .With("retrain", evaluation.Agents.Count(one => one.Verdict == AgentVerdict.Retrain))
            .With("replace", evaluation.Agents.Count(one => one.Verdict == AgentVerdict.Replace))
            .With("missed", EvaluationFindings.MissedBy(evaluation, file.Playbook.Pilot.Evaluation).Count),
    };
}
