using Microsoft.DurableTask;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>Which business review.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Days">The days it looks at.</param>
public sealed record ReviewOrder(string RunId, ReviewDays Days);

/// <summary>Judges a business review, once; true when people have to decide about it. Otherwise it is recorded and over.</summary>
[DurableTask]
public sealed class HoldReview(RunStore store, ReviewDesk desk) : TaskActivity<ReviewOrder, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, ReviewOrder input)
    {
        var (days, key) = (input.Days, RowKeys.Review(input.Days.Number));
        var judged = await desk.JudgeAsync(await RunFile.ReadAsync(store, input.RunId), days.Number, days.From, days.To);
        var review = judged with { RemindedUntil = days.At };
        await store.ChangeAsync(input.RunId, async run =>
            run.IsEnded || await store.FindAsync<BusinessReview>(run.Id, key) is not null ? null : Held(run, key, review));
        return (await store.FindAsync<BusinessReview>(input.RunId, key) ?? review).HasGate;
    }

    private static RunChange Held(Run run, string key, BusinessReview review) => new(run)
    {
        Put = new Dictionary<string, object> { [key] = review },
        Audit = review.HasGate
            ? []
            : [AuditEntry.BySystem("review.recorded", new Phrase("audit.review.recorded").With("number", review.Number).With("from", review.From).With("to", review.To))],
    };
}
