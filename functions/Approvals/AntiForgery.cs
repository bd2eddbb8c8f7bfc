using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.Approvals;

/// <summary>
/// Double-submit: a random value goes out in a cookie that no script can read and no other site's form can send, and in the page's form;
/// a form counts only when both are the same. One cookie per link, so that two open pages do not disturb each other.
/// </summary>
internal static class AntiForgery
{
    public const string CookieName = "onboarding-form";
    public const string FieldName = "formKey";

    /// <summary>What the path of a page's button for a code has behind the page's.</summary>
    public const string CodeSuffix = "/code";

    /// <summary>What the path of the page on which a part is given away has behind the decision page's.</summary>
    public const string DelegateSuffix = "/delegate";

    private const int ValueBytes = 32;

    /// <summary>The request's own value when it has one, so that a reload keeps other tabs of the same page valid; otherwise a fresh one.</summary>
    public static string Issue(HttpRequest request)
    {
        var value = request.Cookies[CookieName] is { } known && IsWellFormed(known)
            ? known
            : Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ValueBytes));
        request.HttpContext.Response.Cookies.Append(CookieName, value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = request.IsHttps,
            Path = PageOf(request),
        });
        return value;
    }

    public static bool IsValid(HttpRequest request, string? field) =>
        request.Cookies[CookieName] is { } cookie && IsWellFormed(cookie) && field is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(cookie), Encoding.UTF8.GetBytes(field));

    /// <summary>Path of the decision page that a request belongs to, be it the page's own, that of its button for a code or that of giving the part away.</summary>
    public static string PageOf(HttpRequest request)
    {
        var path = request.Path.Value!;
        return new[] { CodeSuffix, DelegateSuffix }.FirstOrDefault(suffix => path.EndsWith(suffix, StringComparison.Ordinal)) is { } end ? path[..^end.Length] : path;
    }

    private static bool IsWellFormed(string value) => Base64Url.IsValid(value, out var length) && length == ValueBytes;
}
