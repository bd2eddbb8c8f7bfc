using NodaTime;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Calendars;

/// <summary>On which days a country works.</summary>
public sealed class WorkCalendar
{
    private readonly Dictionary<LocalDate, bool> _works;
    private readonly Dictionary<int, LocalizedText?> _years;

    private WorkCalendar(string country, WorkingHours week, Dictionary<LocalDate, bool> works, Dictionary<int, LocalizedText?> years) =>
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
        var years = new Dictionary<int, LocalizedText?>(_years);
        foreach (var year in file.Years) years[year.Year] = year.Lacks;
        return new WorkCalendar(Country, file.Week ?? Week, works, years);
    }

    /// <summary>True when the year's holidays are known; without them only weekends count.</summary>
    public bool HasTable(int year) => _years.ContainsKey(year);

    /// <summary>What is not known of a year; null when its table is whole. The last file that has the year says so.</summary>
    public CalendarGap? GapIn(int year)
    {
        if (!_years.TryGetValue(year, out var lacks)) return new CalendarGap(Country, year);
        return lacks is null ? null : new CalendarGap(Country, year, lacks);
    }

    /// <summary>What the table says of a day: true for an extra working day, false for a holiday, null when the week decides.</summary>
    public bool? Says(LocalDate day) => _works.TryGetValue(day, out var works) ? works : null;
}
