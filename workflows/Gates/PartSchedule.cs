using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>One approver's own dates in a gate round. Computed once, as they are asked, and kept: a calendar that changes later moves no date.</summary>
/// <param name="DueAt">UTC; the end of their working day.</param>
/// <param name="RemindAt">UTC, ascending; at the start of their working day.</param>
/// <param name="EscalateAt">UTC, ascending; at the start of their working day, one for each level.</param>
/// <param name="ExpiresAt">UTC; the end of the day.</param>
public sealed record PartSchedule(
    DateTimeOffset DueAt, IReadOnlyList<DateTimeOffset> RemindAt, IReadOnlyList<DateTimeOffset> EscalateAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The dates of somebody who is asked at <paramref name="openedAt"/>.</summary>
    public static PartSchedule Of(GatePolicy policy, WorkTime work, DateTimeOffset openedAt) => new(
        BusinessDays.DueAt(openedAt, policy.DueBusinessDays, work),
        [.. policy.RemindAfterBusinessDays.Select(days => BusinessDays.RemindAt(openedAt, days, work))],
        [.. policy.EscalateAfterBusinessDays.Select(days => BusinessDays.RemindAt(openedAt, policy.DueBusinessDays + days, work))],
        BusinessDays.EndOf(openedAt, policy.ExpireAfterBusinessDays, work));
}
