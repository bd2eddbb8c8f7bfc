using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
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
        if (input.Round > 1) results = await RampReview.AnewAsync(store, file, results, time.GetUtcNow());
        var confirmed = await store.ListAsync<RampConfirmation>(input.RunId, "ramp-confirmation");
        var gateCase = CaseOf(file, results, await ResubmissionNote.OfAsync(store, file.Run, input));
        await gates.PrepareAsync(input, StageIds.ScaleUp, gateCase with { Figures = [.. gateCase.Figures, .. RampFigures.OfConfirmations(file.Playbook.ScaleUp, confirmed)] });
        return true;
    }

    internal static GateCase CaseOf(RunFile file, IReadOnlyList<RampStepResult> results, string? note)
    {
        var missed = results.SelectMany(result => result.Failed).Distinct().Select(id => file.Playbook.Kpis.First(kpi => kpi.Id == id)).ToList();
        // The last step has no next one to stop: its rule speaks here.
        var stop = results.MaxBy(result => result.To) is { } newest ? RampStop.Of(newest, file.Kpis, file.Playbook.ScaleUp.Stop) : null;
        return new GateCase
        {
            Question = new Phrase("gate-question.scale-up").With("vendor", file.Run.CalledVendor),
            Recommendation = stop is not null || missed.Exists(kpi => kpi.Critical && !IsMetSince(kpi, results)) ? ChoiceIds.RequestChanges : ChoiceIds.Approve,
            Reasons =
            [
                .. missed.Count == 0 && stop is null ? new[] { new Phrase("scale-up.held") } : [],
                .. missed.Select(kpi => new Phrase(IsMetSince(kpi, results) ? "scale-up.met-since" : "scale-up.failed").With("kpi", kpi.Name)),
                .. stop?.Reasons ?? [],
            ],
            Figures = RampFigures.OfSteps(file.Playbook.ScaleUp, results),
            Note = note,
        };
    }

    // The newest days decide about a KPI that was missed before.
    private static bool IsMetSince(Kpi kpi, IReadOnlyList<RampStepResult> results) =>
        results.MaxBy(result => result.To) is { } newest && !newest.Failed.Contains(kpi.Id) && !newest.Open.Contains(kpi.Id);
}
