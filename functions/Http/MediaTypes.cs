using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Onboarding.Functions.Http;

/// <summary>What a request says its body is. UTF-8 is the only encoding taken.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Form = "application/x-www-form-urlencoded";
    public const string Upload = "multipart/form-data";
    public const string Html = "text/html; charset=utf-8";
    public const string Problem = "application/problem+json";

    public static bool IsJson(HttpRequest request) =>
        Of(request) is { } type && (type.MediaType == Json || type.Suffix == "json") && IsUtf8(type);

    public static bool Is(HttpRequest request, string mediaType) => Of(request) is { } type && type.MediaType == mediaType && IsUtf8(type);

    private static MediaTypeHeaderValue? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type : null;

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
