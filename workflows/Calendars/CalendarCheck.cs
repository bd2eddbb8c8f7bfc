using System.Globalization;

namespace Onboarding.Workflows.Calendars;

/// <summary>What is wrong with a calendar's file. Pure; each error names the place and the remedy.</summary>
internal static class CalendarCheck
{
    /// <summary>Every error of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">Its name without folder.</param>
    public static IReadOnlyList<string> Of(CalendarFile file, string name) =>
    [
        .. OfCountry(file.Country, name),
        .. file.Week is { } week ? OfWeek("week", week, needsDays: true) : [],
        .. file.Years.GroupBy(year => year.Year).Where(group => group.Count() > 1).Select(group => $"years: {group.Key} is there twice; keep one table for a year"),
        .. file.Years.Index().SelectMany(one => OfYear($"years[{one.Index}]", one.Item)),
    ];

    /// <summary>Every error of hours.</summary>
    public static IEnumerable<string> OfWeek(string path, WorkingHours week, bool needsDays)
    {
        if (!WorkTime.IsTime(week.From)) yield return $"{path}.from: '{week.From}' is no time; write it as 09:00";
        else if (!WorkTime.IsTime(week.To)) yield return $"{path}.to: '{week.To}' is no time; write it as 17:00";
        else if (string.CompareOrdinal(week.To, week.From) <= 0) yield return $"{path}.to: {week.To} is not after {week.From}; a working day ends later than it starts";
        if (week.Days is null ? needsDays : week.Days.Count == 0) yield return $"{path}.days: there is none; name at least one day, for example monday";
        if (week.Days is { } days && days.Distinct().Count() != days.Count) yield return $"{path}.days: a day is there twice; name each once";
    }

    private static IEnumerable<string> OfCountry(string country, string name)
    {
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            yield return $"country: '{country}' is no country; write two capitals of ISO 3166, for example DE";
        else if (Path.GetFileNameWithoutExtension(name) != country)
            yield return $"country: the file of {country} must be called {country}.json";
    }

    private static IEnumerable<string> OfYear(string path, CalendarYear year)
    {
        if (string.IsNullOrWhiteSpace(year.Source)) yield return $"{path}.source: it is empty; say who announced the days, or by which rule they are computed";
        if (year.Lacks is { } lacks && (string.IsNullOrWhiteSpace(lacks.En) || string.IsNullOrWhiteSpace(lacks.ZhCN)))
            yield return $"{path}.lacks: it is empty in one language; say in both what is not known yet, or leave it out when the table is whole";
        if (year.Year is < 1900 or > 2999) yield return $"{path}.year: {year.Year} is no year of our time";
        var days = year.Holidays.Index().Select(one => (Path: $"{path}.holidays[{one.Index}]", Day: one.Item))
            .Concat(year.WorkingDays.Index().Select(one => (Path: $"{path}.workingDays[{one.Index}]", Day: one.Item)));
        var seen = new HashSet<DateOnly>();
        foreach (var (place, day) in days)
        {
            var on = day.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (day.On.Year != year.Year) yield return $"{place}.on: {on} is not in {year.Year}; put it into the table of its year";
            if (!seen.Add(day.On)) yield return $"{place}.on: {on} is there twice; a day is a holiday or a working day, once";
            if (string.IsNullOrWhiteSpace(day.Name)) yield return $"{place}.name: it is empty; say what day it is";
        }
    }
}
