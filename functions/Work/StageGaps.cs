using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Work;

/// <summary>What the current stage of a run lacks before it may be submitted.</summary>
public sealed class StageGaps(RunStore store, IEnumerable<IStageReadiness> readiness, TimeProvider time)
{
    /// <summary>True when a person submits the stage.</summary>
    internal bool IsSubmitted(string stage) => readiness.Any(one => one.Stage == stage);

    /// <summary>Everything that is missing; empty when the stage may be submitted, or is not being prepared.</summary>
    internal async Task<IReadOnlyList<Phrase>> OfAsync(RunFile file, CancellationToken cancellation)
    {
        var run = file.Run;
        if (run.IsEnded || run.StageState != StageState.Preparing) return [];
        // The proposal is asked for as the stage is submitted; what it stands on can be told before.
        if (run.Stage == StageIds.Shortlist) return ShortlistReadiness.Missing(await ShortlistFile.ReadAsync(store, file, cancellation));
        var submission = new StageSubmission { Stage = run.Stage, Round = run.Round, SubmittedAt = time.GetUtcNow() };
        return readiness.FirstOrDefault(one => one.Stage == run.Stage) is { } stage ? await stage.MissingAsync(file, submission, cancellation) : [];
    }
}
