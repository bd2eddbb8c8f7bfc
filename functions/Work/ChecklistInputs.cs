using System.Text.Json.Nodes;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Functions.Work.WorkEntry;

namespace Onboarding.Functions.Work;

/// <summary>The items of each stage's checklist.</summary>
internal static class ChecklistInputs
{
    /// <summary>Stages that have a checklist.</summary>
    public static IReadOnlyList<string> Stages { get; } = [StageIds.Contract, StageIds.Integration, StageIds.Training, StageIds.Exit];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } = [.. Stages.Select(Of)];

    /// <summary>Id of the input of a stage's items.</summary>
    public static string IdOf(string stage) => $"checklist-{stage}";

    private static WorkInput<ChecklistItem> Of(string stage) => new(IdOf(stage), stage)
    {
        Row = $"item:{stage}",
        Key = [Line("id")],
        Fixed = new Dictionary<string, string> { ["stage"] = stage },
        Entries = (facts, key) => EntriesOf(TemplateOf(facts, stage, key)),
        Expected = facts => facts.Playbook.ChecklistOf(stage).Items.Select(item => (item.Id, facts.In(item.Name))),
        Shown = (_, _, stored) => stored ?? new JsonObject { ["status"] = "open" },
        NameOf = (facts, key, _) => TemplateOf(facts, stage, key) is { } item ? facts.In(item.Name) : key,
        Complete = (facts, key, document) =>
        {
            // Which kind of proof an item needs, the playbook says.
            if (document["proof"] is JsonObject proof && TemplateOf(facts, stage, key)?.Proof is { } kind) proof["kind"] = kind;
        },
        Completed = ["proof.kind"],
        AuditKinds = ["item."],
        Put = (commands, run, _, input, cancellation) => commands.Of<PutChecklistItem>().PutAsync(run, input, cancellation),
    };

    private static IReadOnlyList<WorkEntry> EntriesOf(ChecklistTemplate? item) =>
    [
        Choice("status", facts => facts.Values<ChecklistStatus>("checklist-status")
            .Where(status => item is not { Waivable: false } || status.Value != Pages.PageWords.WordOf(ChecklistStatus.Waived))).Needed,
        Line("owner"), Day("due"), Line("evidence"),
        .. item?.Proof is null ? Array.Empty<WorkEntry>() : [Day("proof.on"), Line("proof.confirmedBy")],
        .. item is not { Waivable: true } ? Array.Empty<WorkEntry>() : [Area("waiverReason"), Choice("waiverApprover", facts => facts.PeopleOf(WaiverCheck.RoleOf(item)))],
    ];

    private static ChecklistTemplate? TemplateOf(WorkFacts facts, string stage, string key) =>
        facts.Playbook.ChecklistOf(stage).Items.FirstOrDefault(item => item.Id == key);
}
