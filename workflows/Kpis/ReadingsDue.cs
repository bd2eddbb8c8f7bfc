namespace Onboarding.Workflows.Kpis;

/// <summary>
/// When a day's readings are due: the playbook's hours after the day is over (UTC). Whatever is judged is judged then and not at
/// midnight, because a day that has just ended cannot have been handed in yet.
/// </summary>
public static class ReadingsDue
{
    /// <summary>UTC instant by which the readings of a day are due.</summary>
    /// <param name="day">Day measured.</param>
    /// <param name="hours">Hours after its end, see <see cref="Playbooks.Playbook.ReadingsDueHours"/>.</param>
    public static DateTimeOffset At(DateOnly day, int hours) =>
        new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).AddHours(hours);

    /// <summary>The last day whose readings are due at an instant.</summary>
    public static DateOnly LastDayAt(DateTimeOffset now, int hours) =>
        DateOnly.FromDateTime(now.UtcDateTime.AddHours(-hours)).AddDays(-1);
}
