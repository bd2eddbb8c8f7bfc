using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>The project manager's note for a gate that opens by itself: its first round has none, a further one was submitted with it.</summary>
public static class ResubmissionNote
{
    /// <summary>The note of the submission that led to a gate's round; null for a first round.</summary>
    public static async Task<string?> OfAsync(RunStore store, Run run, GateOrder order)
    {
        // A stage with several gates keeps counting its rounds: at the first round of a gate the newest submission is another gate's.
        if (order.Round == 1) return null;
        return (await store.FindAsync<StageSubmission>(run.Id, RowKeys.Submission(run.Stage, run.Round)))?.Note;
    }
}
