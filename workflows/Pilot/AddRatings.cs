using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>Takes bad ratings: all of a hand-in or none of it. Each of them is to be closed, see <see cref="CloseRating"/>.</summary>
public sealed class AddRatings(RunStore store, TimeProvider time)
{
    /// <summary>Most ratings at once: a transaction has 100 rows; head and audit need some of them.</summary>
    public const int MostRatings = 95;

    internal static readonly string[] Stages = [StageIds.Pilot, StageIds.ScaleUp, StageIds.Operations];

    /// <summary>Stores ratings; the same contact again replaces what was reported of it. Returns how many were new or different.</summary>
    /// <exception cref="WrongStageException">No vendor serves customers yet.</exception>
    /// <exception cref="InvalidInputException">A rating is wrong; nothing is stored.</exception>
    public async Task<int> AddAsync(string runId, IReadOnlyList<RatingReport> reports, CancellationToken cancellation = default)
    {
        var changed = 0;
        await store.ChangeAsync(runId, async run =>
        {
            StageGuard.Require(run, Stages);
            var request = await store.GetAsync<OnboardingRequest>(run.Id, RowKeys.Request, cancellation);
            var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan, cancellation);
            var now = time.GetUtcNow();
            InvalidInputException.ThrowIfAny([.. ErrorsOf(reports, request.Scope.Channels, plan.StartsOn, DateOnly.FromDateTime(now.UtcDateTime))]);
            var known = (await store.ListAsync<BadRating>(run.Id, "rating", cancellation)).ToDictionary(rating => rating.Id);
            var ratings = reports.Select(report => Take(known.GetValueOrDefault(BadRating.IdOf(report)), report, now)).OfType<BadRating>().ToList();
            changed = ratings.Count;
            return changed == 0 ? null : Change(run, ratings);
        }, cancellation);
        return changed;
    }

    internal static IEnumerable<FieldError> ErrorsOf(IReadOnlyList<RatingReport> reports, IReadOnlyList<string> channels, DateOnly firstDay, DateOnly today)
    {
        var seen = new HashSet<string>();
        foreach (var (index, report) in reports.Index())
        {
            if (!channels.Contains(report.Channel))
                yield return FieldError.UnknownId($"items[{index}].channel", report.Channel, channels);
            if (report.Day < firstDay) yield return new($"items[{index}].day", new Phrase("error.day-before-pilot").With("day", report.Day).With("first", firstDay));
            if (report.Day > today) yield return new($"items[{index}].day", new Phrase("error.rating-day").With("today", today));
            if (!seen.Add(BadRating.IdOf(report))) yield return new($"items[{index}]", new Phrase("error.rating-twice"));
        }
    }

    // Null: it says what is known already.
    private static BadRating? Take(BadRating? known, RatingReport report, DateTimeOffset now)
    {
        if (known is null) return new BadRating { Id = BadRating.IdOf(report), Report = report, ReceivedAt = now };
        return known.Report == report ? null : known with { Report = report };
    }

    private static RunChange Change(Run run, List<BadRating> ratings) => new(run)
    {
        Put = ratings.ToDictionary(rating => RowKeys.Rating(rating.Id), rating => (object)rating),
        Audit = [AuditEntry.ByProjectManager("ratings.added", new Phrase("audit.ratings.added").With("count", ratings.Count))],
    };
}
