using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Takes the news that an agent left, or came back. Afterwards dispatch the run's signals.</summary>
public sealed class PutAgent(RunStore store, RaiseRisks risks, TimeProvider time)
{
    private static readonly string[] Stages = [StageIds.Training, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations];

    /// <summary>Stores from which day an agent serves no more; the same day again changes nothing. A need that it opens is told, audited and raises risks.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="agentId">The vendor's id for the agent.</param>
    /// <param name="leftOn">First day without them; null: they stay.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="WrongStageException">The run is before its training, or training is in review.</exception>
    /// <exception cref="InvalidInputException">There is no such agent.</exception>
    public async Task<Agent> PutAsync(string runId, string agentId, DateOnly? leftOn, CancellationToken cancellation = default)
    {
        Agent? after = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, Stages);
            if (run.Stage == StageIds.Training) StageGuard.RequirePreparing(run, StageIds.Training);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var roster = await AgentRoster.ReadAsync(store, file, cancellation);
            var before = roster.Agents.FirstOrDefault(agent => agent.Id == agentId) ?? throw Unknown(agentId);
            // What the vendor says itself is no evaluation's to take back.
            after = before with { LeftOn = leftOn, ReplacedBy = null };
            if (after == before) return null;
            var turnover = Turnover.Of(run.Id, roster, [after], time.Today());
            return await risks.WithAsync(Change(run, after, turnover), file.Playbook, turnover.Events, cancellation);
        }, cancellation);
        return after!;
    }

    private static RunChange Change(Run run, Agent agent, Turnover turnover) => new(run)
    {
        Put = new Dictionary<string, object> { [RowKeys.Agent(agent.Id)] = agent },
        Audit = [Entry(agent), .. turnover.Audit],
        Signals = turnover.Signals,
    };

    private static AuditEntry Entry(Agent agent) => new()
    {
        Actor = Roles.ProjectManager,
        Kind = agent.LeftOn is null ? "agent.stays" : "agent.left",
        What = agent.LeftOn is { } left
            ? new Phrase("audit.agent.left").With("agent", agent.Id).With("day", left)
            : new Phrase("audit.agent.stays").With("agent", agent.Id),
    };

    private static InvalidInputException Unknown(string agentId) =>
        new([new FieldError("agentId", new Phrase("error.unknown-agent").With("agent", agentId))]);
}
