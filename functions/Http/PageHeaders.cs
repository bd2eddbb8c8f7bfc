using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.Http;

/// <summary>Headers of everything that a person's browser shows: no script, no frame, no cache, and no address handed on.</summary>
internal static class PageHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void Set(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
