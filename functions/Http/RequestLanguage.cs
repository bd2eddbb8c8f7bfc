using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Http;

/// <summary>The language in which a request is answered.</summary>
internal static class RequestLanguage
{
    private const string CookieName = "lang";

    /// <summary><c>?lang=</c> when we speak it, else what was chosen on a page before, else what Accept-Language prefers.</summary>
    public static string Of(HttpRequest request) =>
        Asked(request) ?? Chosen(request) ?? Languages.FromAcceptLanguage(request.Headers.AcceptLanguage);

    /// <summary>Remembers in the reader's browser what <c>?lang=</c> asks for, so that forms and redirects need not carry it.</summary>
    public static void Remember(HttpRequest request)
    {
        if (Asked(request) is not { } language) return;
        request.HttpContext.Response.Cookies.Append(CookieName, language, new CookieOptions { SameSite = SameSiteMode.Lax, Secure = request.IsHttps, Path = "/" });
    }

    /// <summary>What was chosen on a page before; null when nothing was.</summary>
    public static string? Chosen(HttpRequest request) =>
        request.Cookies[CookieName] is { } chosen && Languages.IsSupported(chosen) ? chosen : null;

    /// <summary>What <c>?lang=</c> asks for; null when it asks for nothing that we speak.</summary>
    public static string? Asked(HttpRequest request) =>
        request.Query["lang"].ToString() is { Length: > 0 } asked && Languages.IsSupported(asked) ? asked : null;
}
