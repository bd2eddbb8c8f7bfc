using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>What people noted for a business review (S1, S3). Row <c>review-notes:{number}</c>.</summary>
public sealed record ReviewNotes
{
    /// <summary>Number of the review, from 1; over HTTP the address gives it.</summary>
    public int Number { get; init; }

    /// <summary>Why customers write or call, and why KPIs moved.</summary>
    public IReadOnlyList<string> RootCauses { get; init; } = [];

    /// <summary>What the product teams should hear.</summary>
    public IReadOnlyList<string> ProductFeedback { get; init; } = [];

    /// <summary>What is to become better.</summary>
    public IReadOnlyList<Improvement> Improvements { get; init; } = [];

    /// <summary>True when another says the same.</summary>
    public bool IsSameAs(ReviewNotes other) =>
        RootCauses.SequenceEqual(other.RootCauses) && ProductFeedback.SequenceEqual(other.ProductFeedback) && Improvements.SequenceEqual(other.Improvements);

    /// <summary>On the decision page.</summary>
    public static IEnumerable<Figure> Figures(ReviewNotes? notes)
    {
        if (notes is null) return [new Figure(new Phrase("figure.review-notes"), new Phrase("value.not-given"))];
        return
        [
            .. notes.RootCauses.Select(cause => new Figure(new Phrase("figure.root-cause"), new Phrase("value.text").With("text", cause))),
            .. notes.ProductFeedback.Select(feedback => new Figure(new Phrase("figure.product-feedback"), new Phrase("value.text").With("text", feedback))),
            .. notes.Improvements.Select(one => new Figure(
                new Phrase("figure.improvement"), new Phrase("value.improvement").With("what", one.What).With("owner", one.Owner).With("due", one.Due))),
        ];
    }
}

/// <summary>Something that is to become better.</summary>
/// <param name="What">What.</param>
/// <param name="Owner">Name of whoever does it.</param>
/// <param name="Due">Day by which it is done.</param>
public sealed record Improvement(string What, string Owner, DateOnly Due);

/// <summary>Takes the notes of a business review.</summary>
public sealed class PutReviewNotes(RunStore store)
{
    /// <summary>Stores the notes; the same again change nothing. They can be given from the end of the review before on.</summary>
    /// <exception cref="WrongStageException">The vendor is not in operation, or the review is being decided.</exception>
    /// <exception cref="InvalidInputException">There is no such review yet.</exception>
    public async Task<ReviewNotes> PutAsync(string runId, ReviewNotes notes, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, StageIds.Operations);
            var next = 1 + (await store.ListAsync<BusinessReview>(run.Id, "review", cancellation)).Count(review => review.IsOver);
            if (notes.Number > next) throw new InvalidInputException([new("number", new Phrase("error.review-ahead").With("next", next))]);
            var former = await store.FindAsync<ReviewNotes>(run.Id, RowKeys.ReviewNotes(notes.Number), cancellation);
            if (former?.IsSameAs(notes) == true) return null;
            // What approvers look at does not change under their eyes.
            if (notes.Number == next) StageGuard.RequirePreparing(run, StageIds.Operations);
            return new RunChange(run)
            {
                Put = new Dictionary<string, object> { [RowKeys.ReviewNotes(notes.Number)] = notes },
                Audit =
                [
                    AuditEntry.ByProjectManager("review.noted",
                        new Phrase("audit.review.noted").With("number", notes.Number).With("causes", notes.RootCauses.Count)
                            .With("feedback", notes.ProductFeedback.Count).With("improvements", notes.Improvements.Count)),
                ],
            };
        }, cancellation);
        return notes;
    }
}
