using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>What the orchestration of operations needs of the next business review.</summary>
/// <param name="Days">The days it looks at and when it is held.</param>
/// <param name="AuditReminders">Reminders of a security audit before then, ascending; one that was missed comes first.</param>
public sealed record ReviewTerms(ReviewDays Days, IReadOnlyList<AuditReminder> AuditReminders);

/// <summary>Sets the days of the next business review. Asked again before it is held, it answers for the same days.</summary>
[DurableTask]
public sealed class PlanReview(RunStore store, ReviewDesk desk, TimeProvider time) : TaskActivity<StageOrder, ReviewTerms>
{
    /// <inheritdoc />
    public override async Task<ReviewTerms> RunAsync(TaskActivityContext context, StageOrder input)
    {
        var file = await RunFile.ReadAsync(store, input.RunId);
        var (rules, now) = (file.Playbook.Operations, time.GetUtcNow());
        var before = await store.GetAsync<BusinessReview>(input.RunId, RowKeys.Review(input.Turn - 1));
        var days = ReviewCalendar.After(before.Number, before.To, rules, file.Playbook.ReadingsDueHours, now);
        var beganOn = await desk.BeganOnAsync(input.RunId);
        var audits = await store.ListAsync<SecurityAudit>(input.RunId, "security-audit");
        var standing = AuditStanding.Of(audits, beganOn, rules, DateOnly.FromDateTime(now.UtcDateTime));
        // Nobody was reminded while the first review was waited for, nor while any was decided.
        var since = before.RemindedUntil ?? new DateTimeOffset(beganOn, TimeOnly.MinValue, TimeSpan.Zero);
        return new ReviewTerms(days, AuditReminder.Of(standing, rules, since, days.At, now));
    }
}
