using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Training;

namespace Onboarding.Examples;

/// <summary>40 agents in the modules that concern them: most pass at once, some at the second attempt, one never does.</summary>
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
        var request = RetailerRequest.Create();
        var scope = new TrainingScope(training.Modules, request.Coverage.Markets, request.Situation.Industries);
        var all = new List<Certification>();
        for (var agent = 1; agent <= Agents; agent++)
        {
            var modules = scope.For(new Agent { Id = "", Languages = LanguagesOf(agent), Channels = ChannelsOf(agent) });
            for (var module = 0; module < modules.Count; module++)
            {
                var never = agent == NeverCertified && module == modules.Count - 1;
                all.AddRange(Attempts(agent, module, modules[module], never ? training.MaximumAttempts : null, random));
            }
        }

        return all;
    }

    private static string[] LanguagesOf(int agent) => agent <= EnglishAgents ? ["en"] : ["zh-CN"];

    private static string[] ChannelsOf(int agent) => Channels[agent % Channels.Length];

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
                Languages = LanguagesOf(agent),
                Channels = ChannelsOf(agent),
                Module = module.Id,
                Attempt = attempt,
                Score = score,
                On = FirstDay.AddDays(index + 5 * (attempt - 1)),
            };
        }
    }
}
