using System.Text.Json.Nodes;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Agents;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Training;
using static Onboarding.Functions.Work.WorkEntry;

namespace Onboarding.Functions.Work;

/// <summary>What training takes in beside its checklist, and with it what the pilot is prepared with.</summary>
internal static class TrainingInputs
{
    private static readonly string[] Planning = [StageIds.Training, StageIds.Contract, StageIds.Integration];

    private static readonly WorkEntry Modules = Choice("module", facts => facts.Playbook.Training.Modules.Select(module => (module.Id, facts.In(module.Name))));

    private static IEnumerable<(string Id, string Name)> OfRun(WorkFacts facts) =>
        TrainingScope.Of(facts.File).OfRun.Select(module => (module.Id, facts.In(module.Name)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } =
    [
        new WorkInput<TrainingPlan>("training-plan", Planning)
        {
            Row = "training-plan",
            IsSingle = true,
            Entries = (_, _) =>
            [
                Line("companyAgreed.by"), Day("companyAgreed.on"), Line("vendorAgreed.by"), Day("vendorAgreed.on"),
                List("modules", Modules, Line("trainer"), Line("coach"), Day("from"), Day("to"),
                    Choice("format", facts => facts.Values<TrainingFormat>("training-format")), Several("languages", facts => facts.NeededLanguages))
                    with { About = "module", Offered = facts => TrainingScope.Of(facts.File).OfRun.Select(module => module.Id) },
            ],
            AuditKinds = ["training.plan"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutTrainingPlan>().PutAsync(run, input, cancellation),
        },
        new WorkInput<AgentResults>("certifications", StageIds.Training, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations)
        {
            Row = "",
            IsSingle = true,
            Entries = (_, _) =>
            [
                Line("agentId").Needed, Several("languages", facts => facts.NeededLanguages).Needed, Several("channels", facts => facts.RunChannels).Needed,
                Count("attempt").Needed, Day("on").Needed, Count("scores") with { Each = OfRun },
            ],
            Shown = (_, _, _) => new JsonObject { ["attempt"] = 1 },
            KeepsRest = false,
            AuditKinds = ["certifications."],
            Put = (commands, run, _, input, cancellation) => input.HandInAsync(lines => commands.Of<AddCertifications>().AddAsync(run, lines, cancellation)),
        },
        new WorkInput<AgentInput>("agent", StageIds.Training, StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations)
        {
            Row = "agent",
            Entries = (_, _) => [Day("leftOn")],
            Shown = (_, _, stored) => stored?["leftOn"] is { } left ? new JsonObject { ["leftOn"] = left.DeepClone() } : null,
            NameOf = (_, key, _) => key,
            KeepsRest = false,
            AuditKinds = ["agent."],
            Put = (commands, run, key, input, cancellation) => commands.Of<PutAgent>().PutAsync(run, key, input.LeftOn, cancellation),
        },
        new WorkInput<PilotPlan>("pilot-plan", [.. Planning, StageIds.Pilot])
        {
            Row = "pilot-plan",
            IsSingle = true,
            Entries = (_, _) =>
            [
                Line("segment").Needed, Day("startsOn").Needed, Count("lengthDays").Needed,
                List("staffing", Choice("language", facts => facts.NeededLanguages), Choice("channel", facts => facts.RunChannels), Count("agents")),
            ],
            AuditKinds = ["pilot.planned", "pilot.adjusted"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutPilotPlan>().PutAsync(run, input, cancellation),
        },
    ];
}
