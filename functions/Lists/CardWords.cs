using NodaTime;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Lists;

/// <summary>Puts a run of a list into words.</summary>
public sealed class CardWords(Phrasebook phrases)
{
    /// <summary>The card.</summary>
    /// <param name="run">Run as the list's view has it.</param>
    /// <param name="query">Query string that links carry on.</param>
    /// <param name="zone">IANA time zone of the reader.</param>
    /// <param name="language">Language of the reader.</param>
    internal CardView Card(RunView run, string query, string zone, string language) => new()
    {
        Path = $"{run.Links.Page}{query}",
        Title = run.Title,
        Company = run.Company,
        Vendor = run.VendorName ?? run.Vendor ?? "",
        Stage = phrases.Word($"stage.{run.Stage}", language),
        Status = RunStatusName.Of(run.Status),
        StatusText = phrases.Word($"run-status.{RunStatusName.Of(run.Status)}", language),
        WaitsFor = run.WaitsFor ?? "",
        Since = Day(run.WaitsSince, zone, language),
        Until = Day(run.WaitsUntil, zone, language),
        // The end of a day is told as that day.
        Due = Day(run.DueAt?.AddTicks(-1), zone, language),
        IsOverdue = run.Overdue == true,
    };

    private static string Day(DateTimeOffset? instant, string zone, string language)
    {
        if (instant is not { } at) return "";
        var local = Instant.FromDateTimeOffset(at).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
        return ValueText.OfDay(local.Date.ToDateOnly(), language);
    }
}
