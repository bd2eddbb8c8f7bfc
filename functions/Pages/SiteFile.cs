using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Onboarding.Functions.Pages;

/// <summary>A static file of the pages, packed once for all browsers that take it so. It holds no secret.</summary>
internal sealed class SiteFile
{
    private readonly byte[] _plain;
    private readonly byte[] _packed;
    private readonly string _mediaType;
    private readonly DateTimeOffset _changed;

    private SiteFile(byte[] plain, string mediaType, DateTimeOffset changed) => (_plain, _packed, _mediaType, _changed) = (plain, PackedPage.Pack(plain), mediaType, changed);

    public static SiteFile Read(string path, string mediaType) => new(File.ReadAllBytes(path), mediaType, File.GetLastWriteTimeUtc(path));

    /// <summary>The file, or that the browser has it already.</summary>
    public IResult Answer(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = StringValues.Concat(headers.Vary, "Accept-Encoding");
        if (!PackedPage.Takes(request)) return Results.Bytes(_plain, _mediaType, lastModified: _changed);
        headers.ContentEncoding = PackedPage.Gzip;
        return Results.Bytes(_packed, _mediaType, lastModified: _changed);
    }
}
