using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Training;

/// <summary>An agent whose certification ends within the pilot.</summary>
/// <param name="AgentId">The vendor's id for the agent.</param>
/// <param name="On">First day without it.</param>
public sealed record ExpiringCertificate(string AgentId, DateOnly On)
{
    /// <summary>For a person to read.</summary>
    public Phrase Message => new Phrase("training.expires").With("agent", AgentId).With("day", On);

    /// <summary>Agents certified on the pilot's first day whose certification ends before its last is over, the earliest first.</summary>
    public static IReadOnlyList<ExpiringCertificate> Within(PilotPlan plan, IReadOnlyList<Agent> agents, TrainingScope scope)
    {
        var end = plan.StartsOn.AddDays(plan.LengthDays);
        return
        [
            .. from agent in agents
               let expiry = Certificates.ExpiresOn(agent, scope, plan.StartsOn)
               where expiry < end
               orderby expiry, agent.Id
               select new ExpiringCertificate(agent.Id, expiry.Value),
        ];
    }
}
