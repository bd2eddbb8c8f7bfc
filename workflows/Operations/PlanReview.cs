using Microsoft.DurableTask;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Operations;

/// <summary>What the orchestration of operations needs of the next business review.</summary>
/// <param name="Days">The days it looks at and when it is held.</param>
/// <param name="AuditReminders">Reminders of a security audit until then, ascending.</param>
public sealed record ReviewTerms(ReviewDays Days, IReadOnlyList<AuditReminder> AuditReminders);

/// <summary>People are reminded of a security audit.</summary>
/// <param name="Due">Day by which it is due.</param>
/// <param name="Number">Which reminder of it, from 1.</param>
/// <param name="At">UTC instant at which it goes out.</param>
public sealed record AuditReminder(DateOnly Due, int Number, DateTimeOffset At);

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
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var standing = AuditStanding.Of(
            await store.ListAsync<SecurityAudit>(input.RunId, "security-audit"), await desk.BeganOnAsync(input.RunId), rules, today);
        var reminders = standing.Reminders(rules, today, DateOnly.FromDateTime(days.At.UtcDateTime));
        return new ReviewTerms(days, [.. reminders.Select(one => new AuditReminder(standing.Due!.Value, one.Number, Midnight(one.On)))]);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
