using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Operations;

/// <summary>People are reminded of a security audit.</summary>
/// <param name="Due">Day by which it is due.</param>
/// <param name="Number">Which reminder of it, from 1.</param>
/// <param name="At">UTC instant at which it goes out; one that was missed goes out at once.</param>
public sealed record AuditReminder(DateOnly Due, int Number, DateTimeOffset At)
{
    /// <summary>
    /// Reminders that go out until the next business review, ascending. Of those that fell in the time while the one before was decided
    /// only the newest is sent: it says all that the others would.
    /// </summary>
    /// <param name="standing">How the audits stand.</param>
    /// <param name="rules">The playbook's intervals.</param>
    /// <param name="since">UTC instant from which on none has gone out, inclusive.</param>
    /// <param name="until">UTC instant of the next review, exclusive.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<AuditReminder> Of(
        AuditStanding standing, OperationsRules rules, DateTimeOffset since, DateTimeOffset until, DateTimeOffset now)
    {
        if (standing.Due is not { } due) return [];
        var reminders = standing.Reminders(rules, DayOf(since).AddDays(-1), DayOf(until))
            .Select(one => new AuditReminder(due, one.Number, new DateTimeOffset(one.On, TimeOnly.MinValue, TimeSpan.Zero)))
            .Where(one => one.At >= since && one.At < until)
            .ToList();
        return reminders[Math.Max(0, reminders.FindLastIndex(one => one.At <= now))..];
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
