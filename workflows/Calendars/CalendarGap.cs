using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Calendars;

/// <summary>A country's year whose holidays were not known, or not all of them, when a date was computed. Row <c>calendar-gap:{country}-{year}</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Year">Year.</param>
/// <param name="Lacks">What its table does not have; null: there is no table.</param>
public sealed record CalendarGap(string Country, int Year, LocalizedText? Lacks = null);
