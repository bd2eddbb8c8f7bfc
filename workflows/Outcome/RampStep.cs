using Microsoft.DurableTask;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>One step of the ramp with its days.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Step">Step id of the playbook.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record RampStepOrder(string RunId, string Step, DateOnly From, DateOnly To);

/// <summary>How a step went. Row <c>ramp:{step}</c>.</summary>
/// <param name="Step">Step id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Passed">KPIs that met their target.</param>
/// <param name="Failed">Ids of KPIs that missed it.</param>
/// <param name="Open">Ids of KPIs whose data cannot tell.</param>
public sealed record RampStepResult(string Step, DateOnly From, DateOnly To, int Passed, IReadOnlyList<string> Failed, IReadOnlyList<string> Open);

/// <summary>Judges a step of the ramp over its own days, once.</summary>
[DurableTask]
public sealed class JudgeRampStep(RunStore store) : TaskActivity<RampStepOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, RampStepOrder input)
    {
        var key = $"ramp:{input.Step}";
        var file = await RunFile.ReadAsync(store, input.RunId);
        var verdicts = KpiVerdicts.Of(file.Kpis, file.Request.Baseline, await ReadingsOf.BetweenAsync(store, input.RunId, input.From, input.To));
        await store.ChangeAsync(input.RunId, async run =>
            run.IsEnded || await store.FindAsync<RampStepResult>(run.Id, key) is not null ? null : Change(run, key, ResultOf(input, verdicts), StepOf(file, input)));
        return true;
    }

    internal static RampStepResult ResultOf(RampStepOrder order, IReadOnlyList<KpiVerdict> verdicts) => new(
        order.Step, order.From, order.To,
        verdicts.Count(one => one.Verdict == Verdict.Passed),
        [.. verdicts.Where(one => one.Verdict == Verdict.Failed).Select(one => one.Kpi.Id)],
        [.. verdicts.Where(one => one.Verdict is Verdict.Inconclusive or Verdict.NoData).Select(one => one.Kpi.Id)]);

    private static ScaleUpStep StepOf(RunFile file, RampStepOrder order) => file.Playbook.ScaleUp.Steps.First(step => step.Id == order.Step);

    private static RunChange Change(Run run, string key, RampStepResult result, ScaleUpStep step) => new(run)
    {
        Put = new Dictionary<string, object> { [key] = result },
        Audit =
        [
            AuditEntry.BySystem("scale-up.step", new Phrase("audit.scale-up.step").With("step", step.Name)
                .With("passed", result.Passed).With("failed", result.Failed.Count).With("open", result.Open.Count)),
        ],
    };
}
