using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>Which submission.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Stage">Stage.</param>
/// <param name="Round">Round, from 1.</param>
public sealed record SubmissionKey(string RunId, string Stage, int Round);

/// <summary>Whether a stage was handed in already.</summary>
[DurableTask]
public sealed class FindSubmission(RunStore store) : TaskActivity<SubmissionKey, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, SubmissionKey input) =>
        await store.FindAsync<StageSubmission>(input.RunId, RowKeys.Submission(input.Stage, input.Round)) is not null;
}
