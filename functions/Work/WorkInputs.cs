namespace Onboarding.Functions.Work;

/// <summary>Everything that the stages take in by form.</summary>
internal static class WorkInputs
{
    /// <summary>All of them, in the order in which a page shows them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } =
    [
        .. ShortlistInputs.All, .. ChecklistInputs.All, .. ContractInputs.All, .. IntegrationInputs.All, .. TrainingInputs.All, .. OutcomeInputs.All,
        .. RunningInputs.All,
    ];

    /// <summary>The input with an id; null when there is none.</summary>
    public static WorkInput? Find(string id) => All.FirstOrDefault(input => input.Id == id);

    /// <summary>What a stage takes in, its checklist left out.</summary>
    public static IEnumerable<WorkInput> Of(string stage) => All.Except(ChecklistInputs.All).Where(input => input.Stages.Contains(stage));
}
