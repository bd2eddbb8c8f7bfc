using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Training;

/// <summary>Takes the news that an agent left, or came back. Afterwards dispatch the run's signals.</summary>
public sealed class PutAgent(RunStore store, TimeProvider time)
{
    private static readonly string[] Stages = [StageIds.Training, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations];

    /// <summary>Stores from which day an agent serves no more; the same day again changes nothing. A need that it opens is told and audited.</summary>
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
            var given = await TrainingFile.ReadAsync(store, await RunFile.ReadAsync(store, run, cancellation), cancellation);
            var before = given.Agents.FirstOrDefault(agent => agent.Id == agentId) ?? throw Unknown(agentId);
            after = before with { LeftOn = leftOn };
            return before.LeftOn == leftOn ? null : Change(run, given, after);
        }, cancellation);
        return after!;
    }

    private RunChange Change(Run run, TrainingFile given, Agent agent)
    {
        var changed = given with { Agents = [.. given.Agents.Select(one => one.Id == agent.Id ? agent : one)] };
        var day = DayOf(agent);
        var (before, after) = (given.CoverageOn(day), changed.CoverageOn(day));
        var told = before is not null && after is not null && CoverageChange.OpensNeed(before, after);
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Agent(agent.Id)] = agent },
            Audit = [Entry(agent), .. CoverageChange.Entry(before, after) is { } need ? [need] : Array.Empty<AuditEntry>()],
            Signals = told ? [Signal.ToSend(MailOrder.TrainingNeed(run.Id, agent.Id, agent.LeftOn!.Value))] : [],
        };
    }

    // Somebody who leaves next month is missed next month; what is missing then is to be trained now.
    private DateOnly DayOf(Agent agent)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return agent.LeftOn is { } left && left > today ? left : today;
    }

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
