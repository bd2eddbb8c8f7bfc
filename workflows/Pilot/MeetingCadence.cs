using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Pilot;

/// <summary>When the leads meet: weekly at first, then less often (S1, S3). Pure.</summary>
public static class MeetingCadence
{
    private const int Week = 7;

    /// <summary>True when the leads meet about the time up to a day of the pilot.</summary>
    /// <param name="rules">The playbook's rules.</param>
    /// <param name="day">Day of the pilot, from 1.</param>
    public static bool IsMeetingAfter(MeetingRules rules, int day)
    {
        if (day <= rules.WeeklyDays) return day % Week == 0;
        var lastWeekly = rules.WeeklyDays - rules.WeeklyDays % Week;
        return (day - lastWeekly) % rules.ThenEveryDays == 0;
    }

    /// <summary>The day of the pilot up to which the meeting before looked; 0 when there was none.</summary>
    public static int Before(MeetingRules rules, int day) => Enumerable.Range(1, day - 1).LastOrDefault(one => IsMeetingAfter(rules, one));

    /// <summary>Calendar day of the meeting: when the day's readings are due, and not on a weekend.</summary>
    /// <param name="lastDay">Last day that it looks at.</param>
    /// <param name="readingsDueHours">Hours after its end by which its readings are due.</param>
    public static DateOnly DayOf(DateOnly lastDay, int readingsDueHours)
    {
        var day = DateOnly.FromDateTime(ReadingsDue.At(lastDay, readingsDueHours).UtcDateTime);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
    }
}
