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
            var former = await store.FindAsync<ExitLessons>(run.Id, RowKeys.ExitLessons, cancellation);
            if (former is not null && former.Items.SequenceEqual(lessons.Items)) return null;
            return new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.ExitLessons] = lessons },
                Audit =
                [
                    new AuditEntry
                    {
                        Actor = Roles.ProjectManager,
                        Kind = "exit.lessons",
                        What = new Phrase("audit.exit.lessons").With("count", lessons.Items.Count),
                    },
                ],
            };
        }, cancellation);
        return lessons;
    }

    private static IEnumerable<FieldError> ErrorsOf(ExitLessons lessons) =>
        from item in lessons.Items.Index()
        where !StageIds.All.Contains(item.Item.Stage)
        select new FieldError($"items[{item.Index}].stage", new Phrase("error.unknown-id").With("id", item.Item.Stage).With("known", string.Join(", ", StageIds.All)));
}
