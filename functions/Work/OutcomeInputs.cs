using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Outcome;
using static Onboarding.Functions.Work.WorkEntry;

namespace Onboarding.Functions.Work;

/// <summary>What scale-up and exit take in beside the exit's checklist.</summary>
internal static class OutcomeInputs
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkInput> All { get; } =
    [
        new WorkInput<RampConfirmation>("ramp-confirmation", StageIds.ScaleUp)
        {
            Row = "ramp-confirmation",
            Key =
            [
                Choice("step", facts => facts.Playbook.ScaleUp.Steps.Select(step => (step.Id, facts.In(step.Name)))),
                Choice("id", facts => facts.Playbook.ScaleUp.Confirmations.Select(one => (one.Id, facts.In(one.Name)))),
            ],
            Entries = (_, _) => [Day("on").Needed, Line("confirmedBy").Needed, Line("evidence")],
            Expected = facts => from step in facts.Playbook.ScaleUp.Steps
                                from one in facts.Playbook.ScaleUp.Confirmations
                                select ($"{step.Id}:{one.Id}", $"{facts.In(step.Name)} · {facts.In(one.Name)}"),
            AuditKinds = ["ramp.confirmed"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutRampConfirmation>().PutAsync(run, input, cancellation),
        },
        new WorkInput<ExitPlan>("exit-plan", StageIds.Exit)
        {
            Row = "exit-plan",
            IsSingle = true,
            Entries = (_, _) =>
            [
                Area("reason").Needed, Day("noticeGivenOn").Needed, Day("lastDayOfService").Needed,
                Choice("destination", Destinations).Needed,
            ],
            AuditKinds = ["exit.planned"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutExitPlan>().PutAsync(run, input, cancellation),
        },
        new WorkInput<ExitLessons>("exit-lessons", StageIds.Exit)
        {
            Row = "exit-lessons",
            IsSingle = true,
            Entries = (_, _) => [List("items", Choice("stage", facts => facts.Worded(StageIds.All, "stage")), Area("what"), Area("nextTime"))],
            AuditKinds = ["exit.lessons"],
            Put = (commands, run, _, input, cancellation) => commands.Of<PutExitLessons>().PutAsync(run, input, cancellation),
        },
    ];

    private static IEnumerable<(string Value, string Name)> Destinations(WorkFacts facts) =>
    [
        (Pages.PageWords.WordOf(ExitDestination.InHouse), facts.Phrases.Word("exit-destination.in-house", facts.Language)),
        (Pages.PageWords.WordOf(ExitDestination.ReserveVendor), facts.Phrases.Word("exit-destination.reserve-vendor", facts.Language)),
    ];
}
