using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Takes an evaluator's scorecard of a vendor.</summary>
public sealed class PutScorecard(RunStore store)
{
    private const int Poor = 1;
    private const int Excellent = 5;

    /// <summary>Stores a scorecard; the same scores again change nothing.</summary>
    /// <exception cref="WrongStageException">The shortlist is not being prepared.</exception>
    /// <exception cref="InvalidInputException">The vendor or a criterion is unknown, or a score is missing.</exception>
    public async Task<Scorecard> PutAsync(string runId, Scorecard card, CancellationToken cancellation = default)
    {
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.RequirePreparing(run, StageIds.Shortlist);
            var file = await RunFile.ReadAsync(store, run, cancellation);
            var rules = ShortlistAssessment.RulesOf(file.Request, file.Playbook.Shortlist);
            var vendor = await store.FindAsync<Vendor>(run.Id, RowKeys.Vendor(card.VendorId), cancellation);
            InvalidInputException.ThrowIfAny(ErrorsOf(card, vendor, rules.Criteria));
            var key = RowKeys.Scorecard(card.VendorId, card.Evaluator);
            if (await store.FindAsync<Scorecard>(run.Id, key, cancellation) is { } former && IsSame(former, card)) return null;
            return new RunChange(run)
            {
                Put = new Dictionary<string, object> { [key] = card },
                Audit =
                [
                    new AuditEntry
                    {
                        Actor = card.Evaluator,
                        By = CurrentAuthor.Value,
                        Kind = "scorecard.given",
                        What = new Phrase("audit.scorecard.given").With("vendor", vendor!.Name).With("evaluator", card.Evaluator)
                            .With("total", decimal.Round(ShortlistRanking.TotalOf(card, rules.Criteria), 1)),
                    },
                ],
            };
        }, cancellation);
        return card;
    }

    internal static IReadOnlyList<FieldError> ErrorsOf(Scorecard card, Vendor? vendor, IReadOnlyList<Criterion> criteria)
    {
        var known = criteria.Select(criterion => criterion.Id).ToList();
        return
        [
            .. vendor is null ? [new FieldError("vendorId", new Phrase("error.unknown-vendor").With("id", card.VendorId))] : Array.Empty<FieldError>(),
            .. card.Scores.Keys.Where(id => criteria.All(criterion => criterion.Id != id))
                .Select(id => FieldError.UnknownId($"scores.{id}", id, known)),
            .. criteria.Where(criterion => card.Scores.GetValueOrDefault(criterion.Id) is < Poor or > Excellent)
                .Select(criterion => new FieldError($"scores.{criterion.Id}", new Phrase("error.score").With("criterion", criterion.Name))),
        ];
    }

    private static bool IsSame(Scorecard former, Scorecard card) =>
        former.Note == card.Note && former.Scores.Count == card.Scores.Count && former.Scores.All(score => card.Scores.GetValueOrDefault(score.Key) == score.Value);
}
