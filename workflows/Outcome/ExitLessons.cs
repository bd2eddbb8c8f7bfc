using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Outcome;

/// <summary>What was learned from a run that leaves its vendor. Row <c>exit-lessons</c>.</summary>
public sealed record ExitLessons
{
    /// <summary>One line for each lesson.</summary>
    public required IReadOnlyList<ExitLesson> Items { get; init; }
}

/// <summary>One thing that was learned.</summary>
/// <param name="Stage">Stage it is about.</param>
/// <param name="What">What happened.</param>
/// <param name="NextTime">What to do about it the next time.</param>
public sealed record ExitLesson(string Stage, string What, string NextTime);

/// <summary>Takes the lessons of an exit, all of them at once.</summary>
public sealed class PutExitLessons(RunStore store)
{
    /// <summary>Stores the lessons; the same again change nothing.</summary>
    /// <exception cref="WrongStageException">The exit is not being prepared.</exception>
    /// <exception cref="InvalidInputException">A stage is unknown.</exception>
    public async Task<ExitLessons> PutAsync(string runId, ExitLessons lessons, CancellationToken cancellation = default)
    {
        InvalidInputException.ThrowIfAny([.. ErrorsOf(lessons)]);
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Exit);
            var what = new Phrase("audit.exit.lessons").With("count", lessons.Items.Count);
            return await StageInput.ChangeAsync(store, run, RowKeys.ExitLessons, lessons, what, cancellation);
        }, cancellation);
        return lessons;
    }

    private static IEnumerable<FieldError> ErrorsOf(ExitLessons lessons) =>
        from item in lessons.Items.Index()
        where !StageIds.All.Contains(item.Item.Stage)
        select FieldError.UnknownId($"items[{item.Index}].stage", item.Item.Stage, StageIds.All);
}
