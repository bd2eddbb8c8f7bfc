using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>When a gate round is due, reminds and closes. Each approver has their own time zone; the round closes with the last of them.</summary>
/// <param name="DueAt">UTC, of the approver whose day ends last.</param>
/// <param name="RemindAt">UTC, ascending; at each of them the approvers whose own reminder falls there are reminded.</param>
/// <param name="ExpiresAt">UTC, of the approver whose day ends last.</param>
public sealed record GateSchedule(DateTimeOffset DueAt, IReadOnlyList<DateTimeOffset> RemindAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The schedule of a round that opens at <paramref name="openedAt"/>.</summary>
    public static GateSchedule Of(GatePolicy policy, IReadOnlyList<Person> approvers, DateTimeOffset openedAt)
    {
        var expiresAt = approvers.Max(person => BusinessDays.EndOf(openedAt, policy.ExpireAfterBusinessDays, person.TimeZone));
        return new GateSchedule(
            approvers.Max(person => DueFor(policy, person, openedAt)),
            [.. approvers.SelectMany(person => RemindersFor(policy, person, openedAt))
                .Where(at => at > openedAt && at < expiresAt).Distinct().Order()],
            expiresAt);
    }

    /// <summary>When this person's answer is due.</summary>
    public static DateTimeOffset DueFor(GatePolicy policy, Person person, DateTimeOffset openedAt) =>
        BusinessDays.DueAt(openedAt, policy.DueBusinessDays, person.TimeZone);

    /// <summary>When this person is reminded.</summary>
    public static IEnumerable<DateTimeOffset> RemindersFor(GatePolicy policy, Person person, DateTimeOffset openedAt) =>
        policy.RemindAfterBusinessDays.Select(days => BusinessDays.RemindAt(openedAt, days, person.TimeZone));
}
