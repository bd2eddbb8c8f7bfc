using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Shortlist;

/// <summary>A run's volumes over a year, and what they are converted with.</summary>
public sealed record YearVolumes
{
    /// <summary>Weeks of a year.</summary>
    public const int Weeks = 52;

    private const int MonthsOfYear = 12;
    private const decimal SecondsOfHour = 3600;

    // What the playbook's KPI of that name is called everywhere.
    private const string HandleTimeKpi = "average-handle-time";

    /// <summary>Contacts in a normal week.</summary>
    public required decimal NormalWeek { get; init; }

    /// <summary>Contacts in a peak week.</summary>
    public required decimal PeakWeek { get; init; }

    /// <summary>Peak weeks of the year, 0 to 52.</summary>
    public required int PeakWeeks { get; init; }

    /// <summary>Share of contacts outside local hours, 0 to 1.</summary>
    public required decimal AfterHoursShare { get; init; }

    /// <summary>Seconds of work per contact.</summary>
    public required decimal HandleTimeSeconds { get; init; }

    /// <summary>Share of logged-in time spent on contacts, above 0 and up to 1.</summary>
    public required decimal Occupancy { get; init; }

    /// <summary>Logged-in hours of one agent in a month, above 0.</summary>
    public required decimal HoursPerAgentMonth { get; init; }

    /// <summary>How each figure was come by, for a person to read.</summary>
    public IReadOnlyList<Phrase> Assumptions { get; init; } = [];

    /// <summary>Contacts of the year.</summary>
    public decimal Contacts => Weeks * NormalWeek + PeakWeeks * (PeakWeek - NormalWeek);

    /// <summary>Logged-in hours per contact.</summary>
    public decimal HoursPerContact => HandleTimeSeconds / SecondsOfHour / Occupancy;

    /// <summary>Agents needed for so many contacts in one week.</summary>
    public decimal AgentsFor(decimal weeklyContacts) => MonthOf(weeklyContacts) * HoursPerContact / HoursPerAgentMonth;

    /// <summary>Contacts of a month of weeks like this one.</summary>
    public static decimal MonthOf(decimal weeklyContacts) => weeklyContacts * Weeks / MonthsOfYear;

    /// <summary>The volumes of a request.</summary>
    public static YearVolumes Of(OnboardingRequest request, PricingRules rules)
    {
        var volumes = request.Volumes;
        var named = Math.Min(Weeks, volumes.PeakPeriods.Count * rules.WeeksPerPeak);
        var peakWeeks = volumes.PeakWeeks ?? named;
        var afterHours = volumes.AfterHoursShare ?? (request.Situation.NeedsExtendedHours ? rules.AfterHoursShare : 0);
        var baseline = request.Baseline.FirstOrDefault(value => value is { Kpi: HandleTimeKpi, Value: > 0 });
        var handleTime = baseline?.Value ?? rules.HandleTimeSeconds;
        return new YearVolumes
        {
            NormalWeek = volumes.WeeklyContacts,
            PeakWeek = volumes.PeakWeeklyContacts,
            PeakWeeks = peakWeeks,
            AfterHoursShare = afterHours,
            HandleTimeSeconds = handleTime,
            Occupancy = rules.Occupancy,
            HoursPerAgentMonth = rules.HoursPerAgentMonth,
            Assumptions =
            [
                new Phrase("price.normal-weeks").With("weeks", Weeks - peakWeeks).With("contacts", volumes.WeeklyContacts),
                new Phrase(volumes.PeakWeeks is null ? "price.peak-weeks-assumed" : "price.peak-weeks")
                    .With("weeks", peakWeeks).With("contacts", volumes.PeakWeeklyContacts).With("each", rules.WeeksPerPeak),
                new Phrase(volumes.AfterHoursShare is null ? "price.outside-hours-assumed" : "price.outside-hours").With("share", PhraseValue.Of(afterHours, "percent")),
                new Phrase(baseline is null ? "price.handle-time-assumed" : "price.handle-time").With("seconds", PhraseValue.Of(handleTime, "seconds")),
                new Phrase("price.occupancy").With("occupancy", PhraseValue.Of(rules.Occupancy, "percent")).With("hours", rules.HoursPerAgentMonth),
                new Phrase("price.currency").With("currency", request.Budget.Currency),
            ],
        };
    }
}
