using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Kpis;

/// <summary>What of readings only the run can judge.</summary>
public static class ReadingCheck
{
    /// <summary>Every error, by row: <c>items[12].numerator</c>.</summary>
    /// <param name="readings">The rows.</param>
    /// <param name="file">The run.</param>
    /// <param name="firstDay">First day of the pilot.</param>
    /// <param name="today">Today (UTC); only days that are over can be measured.</param>
    /// <param name="mostDays">Most different days in one hand-in.</param>
    public static IEnumerable<FieldError> Of(IReadOnlyList<Reading> readings, RunFile file, DateOnly firstDay, DateOnly today, int mostDays)
    {
        if (readings.Count == 0) yield return new("items", new Phrase("error.no-readings"));
        if (readings.Select(reading => reading.Day).Distinct().Count() > mostDays)
            yield return new("items", new Phrase("error.too-many-days").With("maximum", mostDays));
        var seen = new HashSet<(DateOnly, string, string)>();
        foreach (var (index, reading) in readings.Index())
        {
            foreach (var (field, message) in Of(reading, file, firstDay, today)) yield return new($"items[{index}].{field}", message);
            if (!seen.Add((reading.Day, reading.Kpi, reading.Channel))) yield return new($"items[{index}]", new Phrase("error.reading-twice"));
        }
    }

    private static IEnumerable<(string Field, Phrase Message)> Of(Reading reading, RunFile file, DateOnly firstDay, DateOnly today)
    {
        if (!file.Request.Scope.Channels.Contains(reading.Channel)) yield return ("channel", FieldError.UnknownId(reading.Channel, file.Request.Scope.Channels));
        if (reading.Day >= today) yield return ("day", new Phrase("error.day-not-over").With("day", reading.Day));
        if (reading.Day < firstDay) yield return ("day", new Phrase("error.day-before-pilot").With("day", reading.Day).With("first", firstDay));
        if (file.Playbook.Kpis.FirstOrDefault(kpi => kpi.Id == reading.Kpi) is not { } kpi)
        {
            yield return ("kpi", FieldError.UnknownId(reading.Kpi, file.Playbook.Kpis.Select(one => one.Id)));
            yield break;
        }

        if (!file.Request.Scope.Channels.Any(kpi.IsMeasuredOn))
            yield return ("kpi", RequestCheck.Unmeasured(kpi));
        else if (!kpi.IsMeasuredOn(reading.Channel) && file.Request.Scope.Channels.Contains(reading.Channel))
            yield return ("channel", new Phrase("error.kpi-channel").With("kpi", kpi.Name).With("channel", reading.Channel)
                .With("known", string.Join(", ", file.Request.Scope.Channels.Where(kpi.IsMeasuredOn))));
        foreach (var error in kpi.Measure == KpiMeasure.Proportion ? OfShare(reading) : OfMean(reading)) yield return error;
    }

    private static IEnumerable<(string Field, Phrase Message)> OfShare(Reading reading)
    {
        if (reading.Denominator is not > 0) yield return ("denominator", new Phrase("error.share-needs-denominator"));
        if (reading.Numerator is not >= 0) yield return ("numerator", new Phrase("error.share-needs-numerator"));
        if (reading.Numerator > reading.Denominator) yield return ("numerator", new Phrase("error.numerator-too-large"));
    }

    private static IEnumerable<(string Field, Phrase Message)> OfMean(Reading reading)
    {
        if (reading.Value is not >= 0) yield return ("value", new Phrase("error.mean-needs-value"));
        if (reading.Sample is not > 0) yield return ("sample", new Phrase("error.mean-needs-sample"));
    }
}
