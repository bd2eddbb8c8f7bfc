using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Gates;

/// <summary>Everybody's part as a gate round opens: the approvers with their own dates, and at once the delegates of those who are away. Pure.</summary>
internal static class AskedParts
{
    /// <summary>The parts of a round.</summary>
    public static IReadOnlyList<Approval> Of(
        Gate gate, GatePolicy policy, IReadOnlyList<Person> approvers, IReadOnlyList<Person> people, IReadOnlyList<Absence> absences, WorkCalendars calendars, DateTimeOffset now)
    {
        IReadOnlyList<Approval> parts = [.. approvers.Select((person, place) => Own(gate, policy, person, place, calendars, now))];
        foreach (var key in parts.Select(part => part.ApproverKey).ToList())
        {
            var part = parts.First(one => one.ApproverKey == key);
            var to = Delegation.Of(part.Approver, people, absences, person => WorkTime.DayOf(person, now).ToDateOnly());
            if (to.Chain.Count == 0 || PartChanges.RefusalOf(policy, parts, part, to.Actor, people) is not null) continue;
            // The delegate answers by days of their own.
            parts = [.. PartChanges.PassOn(parts, part, to, now, joins: false)
                .Select(one => one.InPlaceOf is not null && one.ApproverKey == PersonKeys.Of(to.Actor.Email) ? one with { Schedule = ScheduleOf(policy, to.Actor, calendars, now) } : one)];
        }

        return policy.Rule == GateRule.Sequential ? DatedInTurn(policy, parts) : parts;
    }

    // Whoever is asked later has no dates before it is their turn.
    private static IReadOnlyList<Approval> DatedInTurn(GatePolicy policy, IReadOnlyList<Approval> parts)
    {
        var turn = GateTurn.Of(policy, Seats.Of(parts)).Select(Seats.KeyOf).ToHashSet();
        return [.. parts.Select(part => turn.Contains(Seats.KeyOf(part)) ? part : part with { Schedule = null })];
    }

    /// <summary>Countries and years whose holidays were not known, or not all of them, for the dates of these parts.</summary>
    public static IReadOnlyList<CalendarGap> GapsOf(IReadOnlyList<Approval> parts, WorkCalendars calendars, DateTimeOffset openedAt) =>
    [
        .. from part in parts
           where part.Schedule is not null
           from year in Enumerable.Range(openedAt.Year, part.Schedule!.ExpiresAt.Year - openedAt.Year + 1)
           group part by (part.Approver.Country, Year: year) into used
           orderby used.Key
           let gap = calendars.Of(used.Key.Country).GapIn(used.Key.Year)
           where gap is not null
           select gap,
    ];

    private static Approval Own(Gate gate, GatePolicy policy, Person person, int place, WorkCalendars calendars, DateTimeOffset now) => new()
    {
        GateId = gate.Id,
        Round = gate.Round,
        ApproverKey = PersonKeys.Of(person.Email),
        Approver = person,
        Place = place,
        Schedule = ScheduleOf(policy, person, calendars, now),
    };

    private static PartSchedule ScheduleOf(GatePolicy policy, Person person, WorkCalendars calendars, DateTimeOffset now) =>
        PartSchedule.Of(policy, calendars.Of(person), now);
}
