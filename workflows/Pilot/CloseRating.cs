using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>Closes the loop of a bad rating: why it happened and what was done.</summary>
public sealed class CloseRating(RunStore store, TimeProvider time)
{
    /// <summary>Stores the closing of a rating; the same again changes nothing, another one takes its place.</summary>
    /// <exception cref="WrongStageException">No vendor serves customers.</exception>
    /// <exception cref="InvalidInputException">There is no such rating.</exception>
    public async Task<BadRating> PutAsync(string runId, string ratingId, RatingClosing closing, CancellationToken cancellation = default)
    {
        BadRating? stored = null;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, AddRatings.Stages);
            var before = await store.FindAsync<BadRating>(run.Id, RowKeys.Rating(ratingId), cancellation)
                ?? throw new InvalidInputException([new FieldError("id", new Phrase("error.unknown-rating").With("id", ratingId))]);
            stored = before with { Closing = closing, ClosedAt = before.ClosedAt ?? time.GetUtcNow() };
            return stored == before ? null : Change(run, stored);
        }, cancellation);
        return stored!;
    }

    private static RunChange Change(Run run, BadRating rating) => new(run)
    {
        Put = new Dictionary<string, object> { [RowKeys.Rating(rating.Id)] = rating },
        Audit =
        [
            AuditEntry.ByProjectManager("rating.closed",
                new Phrase("audit.rating.closed").With("reference", rating.Report.Reference).With("cause", rating.Closing!.Cause).With("done", rating.Closing.Done)),
        ],
    };
}
