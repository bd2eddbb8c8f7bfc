using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Writes the case of the gate that is held when the ramp stops after a step; a further round judges the step's newest days.</summary>
[DurableTask]
public sealed class PrepareRampStopGate(RunStore store, GatePreparation gates, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var results = await store.ListAsync<RampStepResult>(input.RunId, "ramp");
        if (input.Round > 1) results = await RampReview.AnewAsync(store, file, results, time.GetUtcNow());
        await gates.PrepareAsync(input, StageIds.ScaleUp, CaseOf(file, results, await ResubmissionNote.OfAsync(store, file.Run, input)));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, IReadOnlyList<RampStepResult> results, string? note)
    {
        var (rules, newest) = (file.Playbook.ScaleUp, results.MaxBy(result => result.To)!);
        var stop = RampStop.Of(newest, file.Kpis, rules.Stop);
        return new GateCase
        {
            Question = new Phrase("gate-question.ramp-stop").With("vendor", file.Run.CalledVendor).With("step", rules.Steps.First(step => step.Id == newest.Step).Name),
            // On its newest days a step that was held may have come right.
            Recommendation = stop?.Choice ?? ChoiceIds.Continue,
            Reasons = stop?.Reasons ?? [new Phrase("ramp-stop.recovered")],
            Figures = RampFigures.OfSteps(rules, results),
            Note = note,
        };
    }
}
