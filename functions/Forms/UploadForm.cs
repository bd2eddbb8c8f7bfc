using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Forms;

/// <summary>A page's form with a file: multipart, as browsers send it.</summary>
/// <param name="Fields">Its fields.</param>
/// <param name="File">The file's bytes; empty when none was chosen.</param>
internal sealed record UploadForm(Dictionary<string, StringValues> Fields, ReadOnlyMemory<byte> File)
{
    // Room for the other fields and what stands between the parts.
    private const int Around = 64 * 1024;
    private const int LongestBoundary = 100;
    private const int MostParts = 20;

    /// <summary>Reads it.</summary>
    /// <param name="request">Request.</param>
    /// <param name="fileField">Name of the file's field; other files are not taken.</param>
    /// <param name="maximumBytes">Largest file.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ApiProblemException">It is larger, or none of our forms.</exception>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, string fileField, int maximumBytes, CancellationToken cancellation)
    {
        if (BoundaryOf(request) is not { } boundary) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Multipart);
        var body = await RequestBytes.ReadAsync(request, maximumBytes + Around, cancellation);
        try
        {
            return await ReadAsync(new MultipartReader(boundary, new MemoryStream(body.ToArray())), fileField, maximumBytes, cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw ApiProblems.Malformed(new Phrase("form.not-ours"));
        }
    }

    private static async Task<UploadForm> ReadAsync(MultipartReader reader, string fileField, int maximumBytes, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        ReadOnlyMemory<byte> file = default;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellation) is { } part; parts++)
        {
            if (parts == MostParts || !ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                throw ApiProblems.Malformed(new Phrase("form.not-ours"));
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            var bytes = await BytesOf(part, cancellation);
            if (!disposition.IsFileDisposition()) fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), Encoding.UTF8.GetString(bytes));
            else if (name == fileField) file = bytes;
        }

        return file.Length > maximumBytes ? throw ApiProblems.TooLarge(maximumBytes) : new UploadForm(fields, file);
    }

    private static async Task<byte[]> BytesOf(MultipartSection part, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await part.Body.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    private static string? BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != MediaTypes.Multipart) return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= LongestBoundary ? boundary : null;
    }
}
