using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>Writes the case of the gate that ends the ramp: each step with its KPI check.</summary>
[DurableTask]
public sealed class PrepareScaleUpGate(RunStore store, GatePreparation gates) : TaskActivity<GateOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, GateOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var results = await store.ListAsync<RampStepResult>(input.RunId, "ramp");
        await gates.PrepareAsync(input, StageIds.ScaleUp, CaseOf(file, results));
        return true;
    }

    internal static GateCase CaseOf(RunFile file, IReadOnlyList<RampStepResult> results)
    {
        var failed = results.SelectMany(result => result.Failed).Distinct().Select(id => file.Playbook.Kpis.First(kpi => kpi.Id == id)).ToList();
        return new GateCase
        {
            Question = new Phrase("gate-question.scale-up").With("vendor", file.Run.Vendor ?? ""),
            Recommendation = failed.Exists(kpi => kpi.Critical) ? "request-changes" : "approve",
            Reasons = failed.Count == 0 ? [new Phrase("scale-up.held")] : [.. failed.Select(kpi => new Phrase("scale-up.failed").With("kpi", kpi.Name))],
            Figures =
            [
                .. file.Playbook.ScaleUp.Steps.SelectMany(step => results.Where(result => result.Step == step.Id).Select(result => new Figure(
                    new Phrase("figure.ramp-step").With("step", step.Name),
                    new Phrase("value.ramp-step").With("passed", result.Passed).With("failed", result.Failed.Count).With("open", result.Open.Count),
                    result.Failed.Count > 0 ? "fail" : result.Passed > 0 ? "pass" : "open"))),
            ],
        };
    }
}
