using NodaTime;

namespace Onboarding.Workflows.Language;

/// <summary>Instants as a person reads them: in their own time zone, with the zone named.</summary>
public static class InstantText
{
    /// <summary>Day, time and zone, for example <c>Thu 5 March 2026, 17:00 (Europe/Berlin)</c> or <c>2026年3月5日（周四）17:00（Asia/Shanghai）</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="timeZone">IANA time zone; UTC when it is not known.</param>
    /// <param name="language">Language of the reader.</param>
    public static string Of(DateTimeOffset instant, string timeZone, string language)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;
        var culture = Languages.CultureOf(language);
        return language == Languages.Chinese
            ? $"{local.ToString("yyyy'年'M'月'd'日（'ddd'）'HH:mm", culture)}（{zone.Id}）"
            : $"{local.ToString("ddd d MMMM yyyy, HH:mm", culture)} ({zone.Id})";
    }
}
