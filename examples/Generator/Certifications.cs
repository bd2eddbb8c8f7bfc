using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Training;

namespace Onboarding.Examples;

/// <summary>40 agents in every module: most pass at once, some at the second attempt, one never does.</summary>
internal static class Certifications
{
    private const int Agents = 40;
    private const int EnglishAgents = 26;

    // Fails the last module at every attempt allowed, so the pilot starts with 39.
    private const int NeverCertified = 17;

    private static readonly DateOnly FirstDay = new(2026, 4, 13);

    private static readonly string[][] Channels =
        [["phone"], ["phone", "chat"], ["email"], ["chat", "email"], ["phone", "email"], ["chat"]];

    public static IReadOnlyList<Certification> All(Playbook playbook, SeededRandom random)
    {
        var training = playbook.Training;
        var all = new List<Certification>();
        for (var agent = 1; agent <= Agents; agent++)
        {
            for (var module = 0; module < training.Modules.Count; module++)
            {
                var never = agent == NeverCertified && module == training.Modules.Count - 1;
                all.AddRange(Attempts(agent, module, training.Modules[module], never ? training.MaximumAttempts : null, random));
            }
        }

        return all;
    }

    private static IEnumerable<Certification> Attempts(
        int agent, int index, TrainingModule module, int? failures, SeededRandom random)
    {
        var failing = failures ?? (random.Uniform() < 0.09 ? 1 : 0);
        var attempts = failures ?? failing + 1;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var score = attempt <= failing
                ? module.PassScore - random.Between(2, 11)
                : Math.Min(100, module.PassScore + random.Between(1, 15));
            yield return new Certification
            {
                AgentId = $"LW-{1000 + agent}",
                Languages = agent <= EnglishAgents ? ["en"] : ["zh-CN"],
                Channels = Channels[agent % Channels.Length],
                Module = module.Id,
                Attempt = attempt,
                Score = score,
                On = FirstDay.AddDays(2 * index + 5 * (attempt - 1)),
            };
        }
    }
}
