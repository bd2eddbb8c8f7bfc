using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Work;

/// <summary>What the current stage of a run lacks before it may be submitted.</summary>
public sealed class StageGaps(IEnumerable<IStageReadiness> readiness)
{
    /// <summary>Everything that is missing; empty when the stage may be submitted, or is not being prepared.</summary>
    internal async Task<IReadOnlyList<Phrase>> OfAsync(RunFile file, CancellationToken cancellation)
    {
        var run = file.Run;
        if (run.IsEnded || run.StageState != StageState.Preparing) return [];
        return readiness.FirstOrDefault(one => one.Stage == run.Stage) is { } stage ? await stage.MissingAsync(file, cancellation) : [];
    }
}
