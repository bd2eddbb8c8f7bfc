using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Agents;

/// <summary>How many certified agents cover one need of the pilot.</summary>
/// <param name="Need">Language, channel and number.</param>
/// <param name="Covered">Certified agents assigned to it, at most the number needed.</param>
public sealed record NeedCoverage(StaffingNeed Need, int Covered)
{
    /// <summary>True when enough are assigned.</summary>
    public bool IsMet => Covered >= Need.Agents;

    /// <summary>What is missing of it.</summary>
    public Phrase Missing => new Phrase("missing.certified").With("language", LanguageTag.NameOf(Need.Language))
        .With("channel", PhraseValue.Word($"channel.{Need.Channel}")).With("count", Covered).With("needed", Need.Agents);
}

/// <summary>Whether enough certified agents are there for the pilot's staffing. An agent counts for one need only.</summary>
/// <param name="Certified">Agents that hold a certificate of every module that concerns them (S0: certification before going live).</param>
/// <param name="Needs">Coverage of each need, in the plan's order.</param>
public sealed record CertificationCoverage(int Certified, IReadOnlyList<NeedCoverage> Needs)
{
    /// <summary>True when every need is met.</summary>
    public bool IsMet => Needs.All(need => need.IsMet);

    /// <summary>Assigns agents who are certified on a day to needs so that as many places as possible are filled.</summary>
    /// <param name="agents">Agents; those who left by that day count for nothing.</param>
    /// <param name="scope">Modules and whom they concern.</param>
    /// <param name="staffing">Needs.</param>
    /// <param name="day">Day (UTC).</param>
    public static CertificationCoverage Of(IReadOnlyList<Agent> agents, TrainingScope scope, IReadOnlyList<StaffingNeed> staffing, DateOnly day)
    {
        var certified = agents.Where(agent => Certificates.IsCertified(agent, scope, day)).ToList();
        var assigned = Assignment.Of(certified, staffing);
        return new CertificationCoverage(certified.Count, [.. staffing.Select((need, index) => new NeedCoverage(need, assigned[index]))]);
    }

    /// <summary>One phrase for each need that is not met.</summary>
    public IReadOnlyList<Phrase> Missing() => [.. Needs.Where(need => !need.IsMet).Select(need => need.Missing)];

    /// <summary>Maximum matching of agents to places by augmenting paths: an agent moves on when another cannot be placed otherwise.</summary>
    private static class Assignment
    {
        public static int[] Of(List<Agent> agents, IReadOnlyList<StaffingNeed> needs)
        {
            var members = needs.Select(_ => new List<int>()).ToArray();
            for (var agent = 0; agent < agents.Count; agent++) Place(agent, agents, needs, members, new bool[needs.Count]);
            return [.. members.Select(list => list.Count)];
        }

        private static bool Place(int agent, List<Agent> agents, IReadOnlyList<StaffingNeed> needs, List<int>[] members, bool[] tried)
        {
            for (var need = 0; need < needs.Count; need++)
            {
                if (tried[need] || !Fits(agents[agent], needs[need])) continue;
                tried[need] = true;
                if (members[need].Count < needs[need].Agents)
                {
                    members[need].Add(agent);
                    return true;
                }

                for (var place = 0; place < members[need].Count; place++)
                {
                    if (!Place(members[need][place], agents, needs, members, tried)) continue;
                    members[need][place] = agent;
                    return true;
                }
            }

            return false;
        }

        private static bool Fits(Agent agent, StaffingNeed need) =>
            LanguageTag.AnyServes(agent.Languages, need.Language) && agent.Channels.Contains(need.Channel);
    }
}
