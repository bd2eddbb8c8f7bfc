using System.Globalization;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Agents;

/// <summary>
/// What it means for a run that agents leave or come back, whoever brings the news: a need that opens again is audited, told by mail and
/// raises risks. Pure; all of it goes into the change that stores the agents.
/// </summary>
/// <param name="Audit">What the audit says of the need; empty when none opens or closes.</param>
/// <param name="Signals">The mail about a need that opens.</param>
/// <param name="Events">What such a need tells of risks.</param>
public sealed record Turnover(IReadOnlyList<AuditEntry> Audit, IReadOnlyList<Signal> Signals, IReadOnlyList<RiskEvent> Events)
{
    /// <summary>What follows.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="before">Roster without the change.</param>
    /// <param name="changed">Agents as they are with it.</param>
    /// <param name="today">Today (UTC).</param>
    public static Turnover Of(string runId, AgentRoster before, IReadOnlyList<Agent> changed, DateOnly today)
    {
        var leavers = changed.Where(agent => LeavesSooner(agent, before)).OrderBy(agent => agent.Id, StringComparer.Ordinal).ToList();
        // Somebody who leaves next month is missed next month; what is missing then is to be trained now.
        var day = leavers.Select(agent => agent.LeftOn!.Value).Append(today).Max();
        var (was, becomes) = (before.CoverageOn(day), before.With(changed).CoverageOn(day));
        if (CoverageChange.Entry(was, becomes) is not { } entry) return new Turnover([], [], []);
        if (leavers.Count == 0 || !CoverageChange.OpensNeed(was!, becomes!)) return new Turnover([entry], [], []);
        var (id, left) = (leavers[0].Id, leavers[0].LeftOn!.Value);
        return new Turnover(
            [entry],
            [Signal.ToSend(MailOrder.TrainingNeed(runId, id, left))],
            [RiskEvent.CertificationLost($"{id}:{left.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", leavers.Count)]);
    }

    // Whoever stays longer than was said leaves nothing open that was not open before.
    private static bool LeavesSooner(Agent agent, AgentRoster before) =>
        agent.LeftOn is { } left && before.Agents.FirstOrDefault(one => one.Id == agent.Id)?.ServesOn(left) != false;
}
