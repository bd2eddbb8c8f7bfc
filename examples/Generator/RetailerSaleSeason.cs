using System.Text.Json;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Examples;

/// <summary>An online retailer hands its phone, e-mail and chat support to a vendor before the sale season.</summary>
public static class RetailerSaleSeason
{
    /// <summary>Folder below <c>examples</c>.</summary>
    public const string Folder = "retailer-sale-season";

    // Any other number gives other noise around the same story.
    private const ulong Seed = 20260511;

    private static readonly JsonSerializerOptions Indented = new(RunJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Every file's content by its path below <see cref="Folder"/>.</summary>
    public static IReadOnlyDictionary<string, string> Files(Playbook playbook)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["request.json"] = Json(RetailerRequest.Create()),
            ["contract.json"] = Json(Checklists.Contract(playbook)),
            ["contract-sla.json"] = Json(ContractParts.Sla(playbook)),
            ["contract-price.json"] = Json(ContractParts.Price),
            ["contract-terms.json"] = Json(ContractParts.Terms),
            ["communication-plan.json"] = Json(ContractParts.Communication),
            ["integration.json"] = Json(Checklists.Integration(playbook)),
            ["connections.json"] = Json(IntegrationParts.Connections),
            ["access.json"] = Json(IntegrationParts.Access),
            ["test-cases.json"] = Json(IntegrationParts.TestCases(playbook)),
            ["continuity-test.json"] = Json(IntegrationParts.Continuity),
            ["training.json"] = Json(Checklists.Training(playbook)),
            ["training-plan.json"] = Json(TrainingPlans.Create(playbook)),
            ["exit.json"] = Json(Checklists.Exit(playbook)),
            ["migrations.json"] = Json(Migrations.All()),
            ["pilot-plan.json"] = Json(PilotPlans.Create()),
            ["certifications.json"] = Json(Certifications.All(playbook, new SeededRandom(Seed))),
            ["readings.csv"] = Readings.Csv(playbook, new SeededRandom(Seed + 1)),
            ["pilot-work.json"] = Json(PilotWork.Create(playbook)),
            ["costs.json"] = Json(Costs.All(playbook, new SeededRandom(Seed + 2))),
            ["decisions.json"] = Json(Decisions.Create(playbook)),
        };
        foreach (var vendor in Vendors.All()) files[$"vendors/{vendor.Id}.json"] = Json(vendor);
        foreach (var answers in VendorAnswersOf.All(playbook)) files[$"answers/{answers.VendorId}.json"] = Json(answers);
        foreach (var offer in Offers.All()) files[$"offers/{offer.VendorId}.json"] = Json(offer);
        foreach (var card in Scorecards.All(playbook)) files[$"scorecards/{card.VendorId}.{card.Evaluator}.json"] = Json(card);
        return files;
    }

    private static string Json<T>(T document) => JsonSerializer.Serialize(document, Indented) + "\n";
}
