using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Onboarding.Functions.Pages;

/// <summary>A static file of the pages, packed once for all browsers that take it so. It holds no secret. It is asked for each time and sent again only when a
/// deployment has changed it.</summary>
internal sealed class SiteFile
{
    private readonly byte[] _plain;
    private readonly byte[] _packed;
    private readonly string _mediaType;
    private readonly EntityTagHeaderValue _tag;
    private readonly EntityTagHeaderValue _packedTag;

    private SiteFile(byte[] plain, string mediaType)
    {
        (_plain, _packed, _mediaType) = (plain, PackedPage.Pack(plain), mediaType);
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..16];
        // The packed bytes are another representation (RFC 9110, 8.8.3).
        (_tag, _packedTag) = (new EntityTagHeaderValue($"\"{hash}\""), new EntityTagHeaderValue($"\"{hash}-gzip\""));
    }

    public static SiteFile Read(string path, string mediaType) => new(File.ReadAllBytes(path), mediaType);

    /// <summary>The file, or that the browser has it already.</summary>
    public IResult Answer(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = StringValues.Concat(headers.Vary, "Accept-Encoding");
        if (!PackedPage.Takes(request)) return Results.Bytes(_plain, _mediaType, entityTag: _tag);
        headers.ContentEncoding = PackedPage.Gzip;
        return Results.Bytes(_packed, _mediaType, entityTag: _packedTag);
    }
}
