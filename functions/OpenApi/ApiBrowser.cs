using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;

namespace Onboarding.Functions.OpenApi;

/// <summary>
/// Scalar's API reference. Its package serves itself by endpoint routing, which functions have not; its script is a resource of the
/// package, compressed, and is served from there: no file of another host is asked for.
/// </summary>
internal static class ApiBrowser
{
    private const string ScriptName = "scalar.js";
    private const string Resource = "ScalarStaticAssets.scalar.js";

    private const string Html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <title>Onboarding API</title>
        </head>
        <body>
        <script id="api-reference" data-url="/api/v1/openapi.json" data-configuration='{"withDefaultFonts":false,"telemetry":false,"hideClientButton":true,"agent":{"disabled":true},"mcp":{"disabled":true}}'></script>
        <script src="/api/browser/scalar.js"></script>
        <noscript><p>This page needs scripts. The description itself is <a href="/api/v1/openapi.json">openapi.json</a>.</p></noscript>
        </body>
        </html>
        """;

    // Wider than our own pages', on this page only: the reference writes style elements and data images. Nothing comes from elsewhere.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly Lazy<(byte[] Bytes, string Tag, bool IsCompressed)> ScriptFile = new(Read);

    public static IResult Page(HttpRequest request)
    {
        PageHeaders.Set(request);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return Results.Content(Html, MediaTypes.Html, Encoding.UTF8);
    }

    public static IResult Script(HttpRequest request, string file)
    {
        if (file != ScriptName) return Results.NotFound();
        var (bytes, tag, isCompressed) = ScriptFile.Value;
        var headers = request.HttpContext.Response.Headers;
        // The name is the same for the next version: a browser keeps it, and asks whether it is still the one.
        headers.CacheControl = "public, no-cache";
        headers.XContentTypeOptions = "nosniff";
        if (isCompressed) headers.ContentEncoding = "gzip";
        return Results.File(bytes, "text/javascript; charset=utf-8", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{tag}\""));
    }

    private static (byte[] Bytes, string Tag, bool IsCompressed) Read()
    {
        using var stream = typeof(Scalar.AspNetCore.ScalarOptions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The package Scalar.AspNetCore has no resource {Resource}.");
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var bytes = buffer.ToArray();
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)), bytes is [0x1f, 0x8b, ..]);
    }
}
