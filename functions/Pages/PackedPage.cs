using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Http;

namespace Onboarding.Functions.Pages;

/// <summary>
/// Answers with a large page of a signed-in person, packed where the browser takes that. Not for pages behind decision links: where a page
/// holds a secret beside what an address brings along, its packed length gives the secret away. The secret of these pages' forms reads
/// otherwise in every answer (<see cref="Forms.PageKey"/>).
/// </summary>
internal static class PackedPage
{
    /// <summary>The coding that everybody's browser takes.</summary>
    internal const string Gzip = "gzip";

    public static IResult Of(HttpRequest request, int status, string html)
    {
        if (!Takes(request)) return HtmlPage.Of(request, status, html, hasScripts: true);
        PageHeaders.Set(request, hasScripts: true);
        var response = request.HttpContext.Response;
        response.StatusCode = status;
        response.Headers.ContentEncoding = Gzip;
        response.Headers.Vary = StringValues.Concat(response.Headers.Vary, "Accept-Encoding");
        return Results.Bytes(Pack(Encoding.UTF8.GetBytes(html)), MediaTypes.Html);
    }

    /// <summary>True when the browser takes packed answers.</summary>
    internal static bool Takes(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0);

    /// <summary>The bytes, packed.</summary>
    internal static byte[] Pack(byte[] plain)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.Write(plain);
        return bytes.ToArray();
    }
}
