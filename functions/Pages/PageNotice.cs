using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.Pages;

/// <summary>
/// What the page that a form leads to tells once of what was done. It travels in a cookie and not in the address: no link can claim what
/// never happened, and once told it is gone.
/// </summary>
/// <param name="Kind">What sort of thing was done.</param>
/// <param name="Value">Which, without a colon.</param>
internal sealed record PageNotice(string Kind, string Value)
{
    private const string CookieName = "onboarding-notice";
    private const string DoneKind = "done";
    private const string StoredKind = "stored";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    /// <summary>Something was done to a run; <paramref name="what"/> is the rest of the text's key <c>notice.{what}</c>.</summary>
    public static PageNotice Done(string what) => new(DoneKind, what);

    /// <summary>So many readings were stored.</summary>
    public static PageNotice Stored(int count) => new(StoredKind, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>What was done, when the request has come to the page that tells it; null: nothing.</summary>
    public static string? TakeDone(HttpRequest request) => Take(request, DoneKind);

    /// <summary>How many readings were stored, when the request has come to the page that tells it; null: none were confirmed.</summary>
    public static int? TakeStored(HttpRequest request) =>
        int.TryParse(Take(request, StoredKind), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>Leaves it for a page of ours.</summary>
    /// <param name="request">Request.</param>
    /// <param name="path">Address of the page.</param>
    public void Leave(HttpRequest request, string path) =>
        request.HttpContext.Response.Cookies.Append(CookieName, $"{Kind}:{Value}:{path.Split('?', '#')[0]}", Options(request, Kept));

    private static string? Take(HttpRequest request, string kind)
    {
        // What a script fetches, nobody has come to.
        if (request.Headers["Sec-Fetch-Mode"].ToString() is { Length: > 0 } mode && mode != "navigate") return null;
        if (request.Cookies[CookieName]?.Split(':', 3) is not [var left, var value, var path]) return null;
        if (left != kind || !string.Equals(path, request.Path.Value, StringComparison.OrdinalIgnoreCase)) return null;
        request.HttpContext.Response.Cookies.Delete(CookieName, Options(request, null));
        return value;
    }

    private static CookieOptions Options(HttpRequest request, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/", MaxAge = age };
}
