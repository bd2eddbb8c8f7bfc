using System.Text.Json.Serialization;
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
/// <param name="Attempt">How many times the step is taken, from 1.</param>
public sealed record RampStepOrder(string RunId, string Step, DateOnly From, DateOnly To, int Attempt = 1);

/// <summary>How a step went. Row <c>ramp:{step}</c>, of a repeated step <c>ramp:{step}:{attempt}</c>.</summary>
/// <param name="Step">Step id.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Passed">KPIs that met their target.</param>
/// <param name="Failed">Ids of KPIs that missed it.</param>
/// <param name="Open">Ids of KPIs whose data cannot tell.</param>
public sealed record RampStepResult(string Step, DateOnly From, DateOnly To, int Passed, IReadOnlyList<string> Failed, IReadOnlyList<string> Open)
{
    /// <summary>How many times the step was taken, from 1.</summary>
    public int Attempt { get; init; } = 1;

    [JsonIgnore]
    internal string Key => RowKeys.Ramp(Step, Attempt);

    /// <summary>What verdicts say about a step.</summary>
    public static RampStepResult Of(string step, DateOnly from, DateOnly to, IReadOnlyList<KpiVerdict> verdicts) => new(
        step, from, to,
        verdicts.Count(one => one.Verdict == Verdict.Passed),
        [.. verdicts.Where(one => one.Verdict == Verdict.Failed).Select(one => one.Kpi.Id)],
        [.. verdicts.Where(one => one.Verdict == Verdict.NotEnoughData).Select(one => one.Kpi.Id)]);

    /// <summary>True when another says the same about the same days.</summary>
    public bool IsSameAs(RampStepResult other) =>
        (Step, Attempt, From, To, Passed) == (other.Step, other.Attempt, other.From, other.To, other.Passed)
        && Failed.SequenceEqual(other.Failed) && Open.SequenceEqual(other.Open);

    /// <summary>The change of a run that keeps results, each with its word in the audit.</summary>
    internal static RunChange Kept(RunFile file, Run run, IReadOnlyList<RampStepResult> results) => new(run)
    {
        Put = results.ToDictionary(result => result.Key, object (result) => result),
        Audit = [.. results.Select(result => AuditEntry.BySystem("scale-up.step", new Phrase("audit.scale-up.step")
            .With("step", file.Playbook.ScaleUp.Steps.First(step => step.Id == result.Step).Name)
            .With("passed", result.Passed).With("failed", result.Failed.Count).With("open", result.Open.Count)))],
    };
}

/// <summary>
/// Judges a step of the ramp over its own days by the pilot's criteria, once; a further round of a gate judges it anew. True when the
/// next step may begin; a history written before the ramp could stop says so of every step.
/// </summary>
[DurableTask]
public sealed class JudgeRampStep(RunStore store) : TaskActivity<RampStepOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, RampStepOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var key = RowKeys.Ramp(input.Step, input.Attempt);
        var criteria = await PilotCriteria.ReadAsync(store, file);
        var verdicts = criteria.Judge(await ReadingsOf.BetweenAsync(store, input.RunId, input.From, input.To));
        var result = RampStepResult.Of(input.Step, input.From, input.To, verdicts) with { Attempt = input.Attempt };
        await store.ChangeAsync(input.RunId, async run =>
            run.IsEnded || await store.FindAsync<RampStepResult>(run.Id, key) is not null ? null : RampStepResult.Kept(file, run, [result]));
        // What was judged first counts: a second time must not answer otherwise.
        return RampStop.Of(await store.FindAsync<RampStepResult>(input.RunId, key) ?? result, file.Kpis, file.Playbook.ScaleUp.Stop) is null;
    }
}
