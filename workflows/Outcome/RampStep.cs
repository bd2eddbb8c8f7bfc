using Microsoft.DurableTask;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
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
public sealed record RampStepResult(string Step, DateOnly From, DateOnly To, int Passed, IReadOnlyList<string> Failed, IReadOnlyList<string> Open)
{
    /// <summary>What verdicts say about a step.</summary>
    public static RampStepResult Of(string step, DateOnly from, DateOnly to, IReadOnlyList<KpiVerdict> verdicts) => new(
        step, from, to,
        verdicts.Count(one => one.Verdict == Verdict.Passed),
        [.. verdicts.Where(one => one.Verdict == Verdict.Failed).Select(one => one.Kpi.Id)],
        [.. verdicts.Where(one => one.Verdict == Verdict.NotEnoughData).Select(one => one.Kpi.Id)]);

    /// <summary>True when another says the same about the same days.</summary>
    public bool IsSameAs(RampStepResult other) =>
        (Step, From, To, Passed) == (other.Step, other.From, other.To, other.Passed) && Failed.SequenceEqual(other.Failed) && Open.SequenceEqual(other.Open);

    /// <summary>The change of a run that keeps results, each with its word in the audit.</summary>
    internal static RunChange Kept(RunFile file, Run run, IReadOnlyList<RampStepResult> results) => new(run)
    {
        Put = results.ToDictionary(result => $"ramp:{result.Step}", object (result) => result),
        Audit = [.. results.Select(result => AuditEntry.BySystem("scale-up.step", new Phrase("audit.scale-up.step")
            .With("step", file.Playbook.ScaleUp.Steps.First(step => step.Id == result.Step).Name)
            .With("passed", result.Passed).With("failed", result.Failed.Count).With("open", result.Open.Count)))],
    };
}

/// <summary>Judges a step of the ramp over its own days by the pilot's criteria, once; a further round of the ramp's gate judges it anew.</summary>
[DurableTask]
public sealed class JudgeRampStep(RunStore store) : TaskActivity<RampStepOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, RampStepOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var criteria = await PilotCriteria.ReadAsync(store, file);
        var verdicts = criteria.Judge(await ReadingsOf.BetweenAsync(store, input.RunId, input.From, input.To));
        var result = RampStepResult.Of(input.Step, input.From, input.To, verdicts);
        await store.ChangeAsync(input.RunId, async run =>
            run.IsEnded || await store.FindAsync<RampStepResult>(run.Id, $"ramp:{input.Step}") is not null ? null : RampStepResult.Kept(file, run, [result]));
        return true;
    }
}
