using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.Http;

/// <summary>Headers of everything that a person's browser shows: no frame, no cache, no address handed on, and no script but our own files on the pages that have any.</summary>
internal static class PageHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string WithScripts = ContentPolicy + "; script-src 'self'; connect-src 'self'; img-src 'self'";

    public static void Set(HttpRequest request, bool hasScripts = false)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = hasScripts ? WithScripts : ContentPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
