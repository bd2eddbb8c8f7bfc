using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Training;

namespace Onboarding.Examples;

/// <summary>A module a day, its test at the end of the day; each with an expert of the retailer beside the vendor's trainer.</summary>
internal static class TrainingPlans
{
    private const string Simulation = "simulation";

    private static readonly DateOnly FirstDay = new(2026, 4, 13);
    private static readonly DateOnly AgreedOn = new(2026, 4, 8);

    public static TrainingPlan Create(Playbook playbook)
    {
        var request = RetailerRequest.Create();
        var scope = new TrainingScope(playbook.Training.Modules, request.Coverage.Markets, request.Situation.Industries);
        return new TrainingPlan
        {
            Modules = [.. scope.OfRun.Select((module, place) => Planned(module, place, request.Coverage.Languages))],
            CompanyAgreed = new PlanAgreement(People.With(Roles.BpoOwner).Name, AgreedOn),
            VendorAgreed = new PlanAgreement("黄慧敏", AgreedOn),
        };
    }

    private static PlannedModule Planned(TrainingModule module, int place, IReadOnlyList<string> languages) => new()
    {
        Module = module.Id,
        Trainer = "Priya Nair",
        Coach = People.With(place % 2 == 0 ? Roles.BpoOwner : Roles.Operations).Name,
        From = FirstDay.AddDays(place),
        To = FirstDay.AddDays(place),
        Format = module.Id == Simulation ? TrainingFormat.Scenarios : TrainingFormat.TheoryAndScenarios,
        Languages = module.Languages.Count == 0 ? languages : module.Languages,
    };
}
