using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Onboarding.Functions.Pages;

/// <summary>The time zone in which a reader is shown times.</summary>
internal static class ReaderZone
{
    private const string CookieName = "zone";
    private const string Utc = "UTC";

    /// <summary>IANA name of what the reader's browser told; UTC before it told, and when it tells what nobody knows.</summary>
    public static string Of(HttpRequest request) =>
        request.Cookies[CookieName] is { } told && DateTimeZoneProviders.Tzdb.GetZoneOrNull(told) is not null ? told : Utc;
}
