using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Functions.Views;

/// <summary>Which stages a run has been through, is in and has ahead. Pure.</summary>
internal static class StageLine
{
    public static IReadOnlyList<StageView> Of(Run run, Playbook playbook, IReadOnlyList<Gate> gates, Phrasebook phrases, string language)
    {
        var line = StagesOf(run, gates);
        var current = line.IndexOf(run.Stage);
        return [.. line.Select((stage, place) => new StageView(
            stage,
            phrases.Word($"stage.{stage}", language),
            StateOf(run, place, current),
            place > current ? null : OutcomeOf(stage, playbook, gates)?.In(language)))];
    }

    // A run that leaves by the exit shows the exit in place of what it will not reach any more.
    private static List<string> StagesOf(Run run, IReadOnlyList<Gate> gates)
    {
        if (run.Stage != StageIds.Exit) return [.. StageIds.All.Where(stage => stage != StageIds.Exit)];
        var seen = gates.Select(gate => gate.Stage).ToHashSet();
        var beforeExit = StageIds.All.Where(stage => stage != StageIds.Exit && (stage is not (StageIds.ScaleUp or StageIds.Operations) || seen.Contains(stage)));
        return [.. beforeExit, StageIds.Exit];
    }

    private static string StateOf(Run run, int place, int current)
    {
        if (place > current) return "ahead";
        return place < current || run.Status == RunStatus.Exited ? "done" : "current";
    }

    // What was decided before the run was sent back to the stage, or to one before it, is decided again.
    private static bool IsSentBackBefore(Gate gate, string stage) =>
        gate.Outcome?.ReturnTo is { } earlier && StageIds.All.ToList().IndexOf(earlier) <= StageIds.All.ToList().IndexOf(stage);

    private static LocalizedText? OutcomeOf(string stage, Playbook playbook, IReadOnlyList<Gate> gates)
    {
        var last = gates.Where(gate => gate.Stage == stage && gate.Outcome?.Choice is not null).MaxBy(gate => gate.Outcome!.At);
        return last is null || gates.Any(gate => IsSentBackBefore(gate, stage) && gate.Outcome!.At > last.Outcome!.At) ? null : playbook.PolicyOf(last.Id).Choices.FirstOrDefault(choice => choice.Id == last.Outcome!.Choice)?.Name;
    }
}
