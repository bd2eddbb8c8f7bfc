using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Operations;

/// <summary>How the vendor's security audits stand on a day.</summary>
/// <param name="Latest">The newest audit; null before the first.</param>
/// <param name="Due">Day by which the next one is due; null when the playbook asks for none.</param>
/// <param name="IsOverdue">True when that day has passed.</param>
public sealed record AuditStanding(SecurityAudit? Latest, DateOnly? Due, bool IsOverdue)
{
    private const int OverdueReminderDays = 30;

    /// <summary>True when the newest audit failed: a later one that passes settles it.</summary>
    public bool IsFailed => Latest?.Result == AuditResult.Failed;

    /// <summary>True when an audit failed that was held after a day, and none has passed since.</summary>
    public bool IsFailedSince(DateOnly day) => IsFailed && Latest!.On > day;

    /// <summary>How they stand.</summary>
    /// <param name="audits">Every audit, in any order.</param>
    /// <param name="beganOn">First day of operations, from which the first interval counts.</param>
    /// <param name="rules">The playbook's interval.</param>
    /// <param name="today">Today (UTC).</param>
    public static AuditStanding Of(IReadOnlyList<SecurityAudit> audits, DateOnly beganOn, OperationsRules rules, DateOnly today)
    {
        var latest = audits.MaxBy(audit => audit.On);
        DateOnly? due = rules.SecurityAuditEveryDays is { } days ? Later(latest?.On, beganOn).AddDays(days) : null;
        return new AuditStanding(latest, due, today > due);
    }

    /// <summary>
    /// Days on which people are reminded of the audit that is due: some days before, on the day after, and every 30 days from then on;
    /// only those after <paramref name="after"/> and up to <paramref name="to"/>. Each with its number, which is the same whenever it is asked for.
    /// </summary>
    public IEnumerable<(int Number, DateOnly On)> Reminders(OperationsRules rules, DateOnly after, DateOnly to)
    {
        if (Due is not { } due) return [];
        var missed = due.AddDays(1);
        var overdue = Enumerable.Range(0, Math.Max(0, (to.DayNumber - missed.DayNumber) / OverdueReminderDays + 1))
            .Select(time => (2 + time, missed.AddDays(time * OverdueReminderDays)));
        return overdue.Prepend((1, due.AddDays(-rules.AuditRemindDaysBefore))).Where(reminder => reminder.Item2 > after && reminder.Item2 <= to);
    }

    /// <summary>What speaks in a review: a failed audit, one that is overdue; nothing when all is well.</summary>
    public IEnumerable<Phrase> Reasons()
    {
        if (IsFailed) yield return new Phrase("operations.audit-failed").With("on", Latest!.On).With("count", Latest.Findings.Count);
        if (IsOverdue) yield return new Phrase("operations.audit-overdue").With("due", Due!.Value);
    }

    /// <summary>On the decision page.</summary>
    public IEnumerable<Figure> Figures()
    {
        if (Latest is { } latest)
        {
            yield return new Figure(
                new Phrase("figure.audit"),
                new Phrase("value.audit").With("on", latest.On).With("result", PhraseValue.Word($"audit-result.{latest.Result.ToString().ToLowerInvariant()}")),
                IsFailed ? "fail" : "pass");
        }

        if (Due is { } due) yield return new Figure(new Phrase("figure.audit-due"), new Phrase("value.day").With("day", due), IsOverdue ? "fail" : null);
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one is { } day && day > other ? day : other;
}
