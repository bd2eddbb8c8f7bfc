using NodaTime;

namespace Onboarding.Workflows.Calendars;

/// <summary>On which days a country works.</summary>
public sealed class WorkCalendar
{
    private readonly Dictionary<LocalDate, bool> _works;
    private readonly HashSet<int> _years;

    private WorkCalendar(string country, WorkingHours week, Dictionary<LocalDate, bool> works, HashSet<int> years) =>
        (Country, Week, _works, _years) = (country, week, works, years);

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; }

    /// <summary>Usual days and hours.</summary>
    public WorkingHours Week { get; }

    /// <summary>The calendar of a country of which nothing is known: Monday to Friday, no holidays.</summary>
    public static WorkCalendar WeekendsOnly(string country) => new(country, WorkingHours.Usual, [], []);

    /// <summary>This calendar with what a file says; where both name a day, the file's word counts.</summary>
    public WorkCalendar With(CalendarFile file)
    {
        var works = new Dictionary<LocalDate, bool>(_works);
        foreach (var day in file.Years.SelectMany(year => year.Holidays)) works[LocalDate.FromDateOnly(day.On)] = false;
        foreach (var day in file.Years.SelectMany(year => year.WorkingDays)) works[LocalDate.FromDateOnly(day.On)] = true;
        return new WorkCalendar(Country, file.Week ?? Week, works, [.. _years, .. file.Years.Select(year => year.Year)]);
    }

    /// <summary>True when the year's holidays are known; without them only weekends count.</summary>
    public bool HasTable(int year) => _years.Contains(year);

    /// <summary>What the table says of a day: true for an extra working day, false for a holiday, null when the week decides.</summary>
    public bool? Says(LocalDate day) => _works.TryGetValue(day, out var works) ? works : null;
}
