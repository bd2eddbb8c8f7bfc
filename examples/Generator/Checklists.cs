using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Examples;

/// <summary>Every item of the playbook's checklists, done with its evidence; what may be waived and does not apply is waived.</summary>
internal static class Checklists
{
    public static IReadOnlyList<ChecklistItem> Contract(Playbook playbook) =>
        Done(StageIds.Contract, playbook.Contract, new DateOnly(2026, 4, 3), "contract");

    public static IReadOnlyList<ChecklistItem> Integration(Playbook playbook) =>
        Done(StageIds.Integration, playbook.Integration, new DateOnly(2026, 4, 20), "integration");

    public static IReadOnlyList<ChecklistItem> Training(Playbook playbook) =>
        Done(StageIds.Training, playbook.ChecklistOf(StageIds.Training), new DateOnly(2026, 5, 4), "training");

    public static IReadOnlyList<ChecklistItem> Exit(Playbook playbook) =>
        Done(StageIds.Exit, playbook.Exit, new DateOnly(2026, 11, 30), "exit");

    private static List<ChecklistItem> Done(string stage, ChecklistRules rules, DateOnly due, string folder) =>
        rules.Items.Select(item => item.Required ? DoneItem(stage, item, due, folder) : OptionalItem(stage, item)).ToList();

    private static ChecklistItem DoneItem(string stage, ChecklistTemplate item, DateOnly due, string folder) => new()
    {
        Stage = stage,
        Id = item.Id,
        Status = ChecklistStatus.Done,
        Owner = People.With(item.OwnerRole).Name,
        Due = due,
        Proof = item.Proof is { } kind ? new ItemProof(kind, PilotPlans.StartsOn.AddDays(60), People.With(item.OwnerRole).Name) : null,
        Evidence = $"https://files.harbour-pine.example/bpo/{folder}/{item.Id}.pdf",
    };

    private static ChecklistItem OptionalItem(string stage, ChecklistTemplate item) => new()
    {
        Stage = stage,
        Id = item.Id,
        Status = item.Waivable ? ChecklistStatus.Waived : ChecklistStatus.Open,
        Owner = People.With(item.OwnerRole).Name,
        WaiverReason = item.Waivable ? "Not part of the segment that is piloted; looked at again before the ramp." : null,
        WaiverApprover = item.Waivable ? People.With(WaiverCheck.RoleOf(item)).Name : null,
    };
}
