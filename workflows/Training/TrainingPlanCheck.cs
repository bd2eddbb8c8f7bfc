using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Training;

/// <summary>What of a training plan only the run can judge.</summary>
public static class TrainingPlanCheck
{
    /// <summary>Every error of a plan.</summary>
    public static IEnumerable<FieldError> ErrorsOf(TrainingPlan plan, TrainingScope scope, IReadOnlyList<string> languages)
    {
        var known = scope.OfRun.Select(module => module.Id).ToList();
        foreach (var (index, planned) in plan.Modules.Index())
        {
            if (!known.Contains(planned.Module)) yield return FieldError.UnknownId($"modules[{index}].module", planned.Module, known);
            if (planned.To < planned.From) yield return new($"modules[{index}].to", new Phrase("request.ends-before-start"));
            foreach (var (place, language) in planned.Languages.Index().Where(one => !languages.Contains(one.Item)))
                yield return FieldError.UnknownId($"modules[{index}].languages[{place}]", language, languages);
        }
    }

    /// <summary>Modules of the run that the plan leaves out.</summary>
    public static IReadOnlyList<TrainingModule> LeftOut(TrainingPlan plan, TrainingScope scope) =>
        [.. scope.OfRun.Where(module => plan.Modules.All(planned => planned.Module != module.Id))];
}
