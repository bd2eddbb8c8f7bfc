using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Http;

/// <summary>A form with a file (<c>multipart/form-data</c>). Its fields stand before the file, whose bytes are read as they come in and never gathered.</summary>
/// <param name="Fields">The fields by name.</param>
/// <param name="File">The file; null when none was chosen.</param>
internal sealed record UploadForm(Dictionary<string, StringValues> Fields, UploadedFile? File)
{
    private const int MostFields = 100;
    private const int LongestField = 64 * 1024;
    private const int LongestBoundary = 100;

    // Fields, boundaries and headers around a file.
    private const int Around = 1024 * 1024;

    /// <summary>Reads up to the file's first byte.</summary>
    /// <param name="request">Request.</param>
    /// <param name="maximumBytes">Largest file.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ApiProblemException">It is no form of ours.</exception>
    /// <exception cref="EvidenceRefusedException">The request says that the file is too large.</exception>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, long maximumBytes, CancellationToken cancellation)
    {
        Admit(request, maximumBytes);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != MediaTypes.Multipart
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
            throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Multipart);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var reader = new MultipartReader(boundary.ToString(), request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } header || HeaderUtilities.RemoveQuotes(header.Name) is not { Length: > 0 } name) continue;
                // Where no file was chosen, a browser sends its field with an empty name.
                if (!header.FileName.HasValue && !header.FileNameStar.HasValue) await AddAsync(fields, name.ToString(), section.Body, cancellation);
                else if (NameOf(header) is { Length: > 0 } fileName) return new UploadForm(fields, new UploadedFile(name.ToString(), fileName, section.Body));
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException { InnerException: null } and not BadHttpRequestException)
        {
            throw ApiProblems.Malformed(new Phrase("form.not-ours"));
        }

        return new UploadForm(fields, null);
    }

    /// <summary>Lets a request be as large as its file may be, and refuses one that says to be larger.</summary>
    public static void Admit(HttpRequest request, long maximumBytes)
    {
        if (request.ContentLength > maximumBytes + Around) throw EvidenceRefusedException.TooLarge(maximumBytes);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maximumBytes + 2 * Around;
    }

    // The name with every letter (RFC 5987) before the plain one.
    private static string? NameOf(ContentDispositionHeaderValue header) =>
        (header.FileNameStar.HasValue ? header.FileNameStar : HeaderUtilities.RemoveQuotes(header.FileName)).Value;

    private static async Task AddAsync(Dictionary<string, StringValues> fields, string name, Stream body, CancellationToken cancellation)
    {
        if (fields.Count >= MostFields) throw ApiProblems.Malformed(new Phrase("form.not-ours"));
        var bytes = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > LongestField) throw ApiProblems.TooLarge(LongestField);
        fields[name] = StringValues.Concat(fields.GetValueOrDefault(name), Encoding.UTF8.GetString(bytes, 0, length));
    }
}

/// <summary>A file of a form.</summary>
/// <param name="Field">Name of its field.</param>
/// <param name="Name">Name that the sender gives it.</param>
/// <param name="Content">Its bytes, to be read once.</param>
internal sealed record UploadedFile(string Field, string Name, Stream Content)
{
    /// <summary>All of its bytes.</summary>
    /// <param name="maximum">Most that it may have.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="EvidenceRefusedException">It is larger.</exception>
    public async Task<ReadOnlyMemory<byte>> BytesAsync(int maximum, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await Content.ReadAsync(buffer, cancellation)) > 0)
        {
            if (bytes.Length + read > maximum) throw EvidenceRefusedException.TooLarge(maximum);
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
