using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Writes the case of the gate that ends the ramp: each step with its KPI check, judged anew for a further round.</summary>
[DurableTask]
public sealed class PrepareScaleUpGate(RunStore store, GatePreparation gates, TimeProvider time) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var results = await store.ListAsync<RampStepResult>(input.RunId, "ramp");
        if (input.Round > 1) results = await JudgeAnewAsync(file, results);
        var note = await ResubmissionNote.OfAsync(store, file.Run, input);
        await gates.PrepareAsync(input, StageIds.ScaleUp, CaseOf(file, results, note));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, IReadOnlyList<RampStepResult> results, string? note)
    {
        var missed = results.SelectMany(result => result.Failed).Distinct().Select(id => file.Playbook.Kpis.First(kpi => kpi.Id == id)).ToList();
        return new GateCase
        {
            Question = new Phrase("gate-question.scale-up").With("vendor", file.Run.Vendor ?? ""),
            Recommendation = missed.Exists(kpi => kpi.Critical && !IsMetSince(kpi, results)) ? ChoiceIds.RequestChanges : ChoiceIds.Approve,
            Reasons = missed.Count == 0
                ? [new Phrase("scale-up.held")]
                : [.. missed.Select(kpi => new Phrase(IsMetSince(kpi, results) ? "scale-up.met-since" : "scale-up.failed").With("kpi", kpi.Name))],
            Figures = [.. file.Playbook.ScaleUp.Steps.SelectMany(step => results.Where(result => result.Step == step.Id).Select(result => FigureOf(step, result)))],
            Note = note,
        };
    }

    private async Task<IReadOnlyList<RampStepResult>> JudgeAnewAsync(RunFile file, IReadOnlyList<RampStepResult> former)
    {
        var lastDay = ReadingsDue.LastDayAt(time.GetUtcNow(), file.Playbook.ReadingsDueHours);
        var readings = await ReadingsOf.BetweenAsync(store, file.Run.Id, DateOnly.MinValue, lastDay);
        var results = RampReview.Of(file, await PilotCriteria.ReadAsync(store, file), former, readings, lastDay);
        var changed = results.Where(result => !former.Any(result.IsSameAs)).ToList();
        await store.ChangeAsync(file.Run.Id, run => Task.FromResult(run.IsEnded || changed.Count == 0 ? null : RampStepResult.Kept(file, run, changed)));
        return results;
    }

    // The newest days decide about a KPI that was missed before.
    private static bool IsMetSince(Kpi kpi, IReadOnlyList<RampStepResult> results) =>
        results.MaxBy(result => result.To) is { } newest && !newest.Failed.Contains(kpi.Id) && !newest.Open.Contains(kpi.Id);

    private static Figure FigureOf(ScaleUpStep step, RampStepResult result) => new(
        new Phrase("figure.ramp-step-days").With("step", step.Name).With("from", result.From).With("to", result.To),
        new Phrase("value.ramp-step").With("passed", result.Passed).With("failed", result.Failed.Count).With("open", result.Open.Count),
        result.Failed.Count > 0 ? "fail" : result.Passed > 0 ? "pass" : "open");
}
