using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Calendars;

/// <summary>A country's calendar as its file has it: <c>templates/calendars/{country}.json</c>, or the same in a company's own folder.</summary>
public sealed record CalendarFile
{
    /// <summary>ISO 3166-1 alpha-2, the name of the file.</summary>
    public required string Country { get; init; }

    /// <summary>Usual working hours; null in a company's file: those that are known stay.</summary>
    public WorkingHours? Week { get; init; }

    /// <summary>One table for each year.</summary>
    public IReadOnlyList<CalendarYear> Years { get; init; } = [];
}

/// <summary>A year's days that differ from the week.</summary>
public sealed record CalendarYear
{
    /// <summary>Year of the Gregorian calendar.</summary>
    public required int Year { get; init; }

    /// <summary>Where its days come from, unless a day says otherwise.</summary>
    public required CalendarBasis Basis { get; init; }

    /// <summary>Who announced the days, or by which rule they are computed.</summary>
    public required string Source { get; init; }

    /// <summary>What is not in the table yet, in a few words; null: it is whole.</summary>
    public LocalizedText? Lacks { get; init; }

    /// <summary>Days on which nobody works.</summary>
    public IReadOnlyList<CalendarDay> Holidays { get; init; } = [];

    /// <summary>Days on which people work although the week says no, for example the make-up Saturdays of China.</summary>
    public IReadOnlyList<CalendarDay> WorkingDays { get; init; } = [];
}

/// <summary>A day of a table.</summary>
/// <param name="On">The day.</param>
/// <param name="Name">What it is, in a few words.</param>
public sealed record CalendarDay(DateOnly On, string Name)
{
    /// <summary>Where this day comes from; null: as the year's.</summary>
    public CalendarBasis? Basis { get; init; }
}

/// <summary>Where a day of a calendar comes from.</summary>
public enum CalendarBasis
{
    /// <summary>A government announced it.</summary>
    Announced,

    /// <summary>Computed by a rule of law or of another calendar; an announcement may still differ.</summary>
    Computed,

    /// <summary>A company's own.</summary>
    Company,
}
