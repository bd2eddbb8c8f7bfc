using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Agents;

/// <summary>Which modules there are, and what of the run decides whom they concern.</summary>
/// <param name="Modules">The playbook's modules.</param>
/// <param name="Markets">The run's markets.</param>
/// <param name="Industries">The run's industries.</param>
public sealed record TrainingScope(IReadOnlyList<TrainingModule> Modules, IReadOnlyList<string> Markets, IReadOnlyList<string> Industries)
{
    /// <summary>The scope of a run.</summary>
    public static TrainingScope Of(RunFile file) =>
        new(file.Playbook.Training.Modules, file.Request.Coverage.Markets, file.Request.Situation.Industries);

    /// <summary>Modules that concern the run: those of its markets and industries.</summary>
    public IReadOnlyList<TrainingModule> OfRun =>
        [.. Modules.Where(module => Concerns(module.Markets, Markets) && Concerns(module.Industries, Industries))];

    /// <summary>Modules that an agent must pass: those of the run that concern their channels and languages.</summary>
    public IReadOnlyList<TrainingModule> For(Agent agent) =>
        [.. OfRun.Where(module => Concerns(module.Channels, agent.Channels) && Speaks(module.Languages, agent.Languages))];

    private static bool Speaks(IReadOnlyList<string> only, IReadOnlyList<string> spoken) =>
        only.Count == 0 || only.Any(language => LanguageTag.AnyServes(spoken, language));

    private static bool Concerns(IReadOnlyList<string> only, IReadOnlyList<string> actual) => only.Count == 0 || only.Intersect(actual).Any();
}
