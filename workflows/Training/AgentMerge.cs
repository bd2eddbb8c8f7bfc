using Onboarding.Workflows.Agents;

namespace Onboarding.Workflows.Training;

/// <summary>What a hand-in makes of one agent.</summary>
/// <param name="Agent">The agent afterwards.</param>
/// <param name="Changed">Attempts that are new or different; 1 when only the agent's languages or channels are.</param>
public sealed record AgentMerge(Agent Agent, int Changed)
{
    /// <summary>Takes an agent's lines in. An attempt is known by its module and number, so order and repetition never matter.</summary>
    /// <param name="known">The agent so far; null for a new one.</param>
    /// <param name="lines">Lines of this agent, at least one; languages and channels are those of the last.</param>
    public static AgentMerge Of(Agent? known, IReadOnlyList<Certification> lines)
    {
        var attempts = Numbered(known?.Attempts ?? []).ToDictionary(attempt => (attempt.Module, attempt.Number));
        var changed = 0;
        foreach (var line in lines)
        {
            var given = new Attempt(line.Module, line.Score, line.On, line.Attempt);
            if (attempts.GetValueOrDefault((line.Module, line.Attempt)) == given) continue;
            attempts[(line.Module, line.Attempt)] = given;
            changed++;
        }

        var agent = new Agent
        {
            Id = lines[0].AgentId,
            Languages = lines[^1].Languages,
            Channels = lines[^1].Channels,
            LeftOn = known?.LeftOn,
            ReplacedBy = known?.ReplacedBy,
            Attempts = [.. attempts.Values.OrderBy(attempt => attempt.Module, StringComparer.Ordinal).ThenBy(attempt => attempt.Number)],
        };
        return new AgentMerge(agent, changed == 0 && !ServesTheSame(known, agent) ? 1 : changed);
    }

    // In rows from before the number was kept, the n-th attempt at a module is the n-th in the list.
    private static IEnumerable<Attempt> Numbered(IReadOnlyList<Attempt> attempts) => attempts.GroupBy(attempt => attempt.Module)
        .SelectMany(module => module.Select((attempt, place) => attempt.Number > 0 ? attempt : attempt with { Number = place + 1 }));

    private static bool ServesTheSame(Agent? known, Agent agent) =>
        known is not null && known.Languages.SequenceEqual(agent.Languages) && known.Channels.SequenceEqual(agent.Channels);
}
