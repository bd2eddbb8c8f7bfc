using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Training;

/// <summary>What of a training plan only the run can judge.</summary>
public static class TrainingPlanCheck
{
    /// <summary>Every error of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="scope">Modules of the run.</param>
    /// <param name="languages">Languages of the run.</param>
    /// <param name="today">Today (UTC); nobody has agreed before then.</param>
    public static IEnumerable<FieldError> ErrorsOf(TrainingPlan plan, TrainingScope scope, IReadOnlyList<string> languages, DateOnly today)
    {
        foreach (var error in FieldError.IfAhead("companyAgreed.on", plan.CompanyAgreed?.On, today)) yield return error;
        foreach (var error in FieldError.IfAhead("vendorAgreed.on", plan.VendorAgreed?.On, today)) yield return error;
        var known = scope.OfRun.Select(module => module.Id).ToList();
        foreach (var (index, planned) in plan.Modules.Index())
        {
            if (!known.Contains(planned.Module)) yield return FieldError.UnknownId($"modules[{index}].module", planned.Module, known);
            if (planned.To < planned.From) yield return new($"modules[{index}].to", new Phrase("request.ends-before-start"));
            foreach (var (place, language) in planned.Languages.Index().Where(one => !LanguageTag.AnyServes(languages, one.Item)))
                yield return FieldError.UnknownId($"modules[{index}].languages[{place}]", language, languages);
        }
    }

    /// <summary>Modules of the run that the plan leaves out.</summary>
    public static IReadOnlyList<TrainingModule> LeftOut(TrainingPlan plan, TrainingScope scope) =>
        [.. scope.OfRun.Where(module => plan.Modules.All(planned => planned.Module != module.Id))];
}
