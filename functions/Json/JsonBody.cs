using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Json;

/// <summary>Reads a request's JSON object; whatever is wrong with it is refused with where it is and what to do.</summary>
internal static class JsonBody
{
    /// <summary>Largest JSON body, in bytes. The largest hand-in of the examples is a tenth of it.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>The body as an object.</summary>
    /// <exception cref="ApiProblemException">It is no JSON object of a size we take.</exception>
    /// <exception cref="InvalidInputException">A text in it cannot be read.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellation) =>
        Parse(await BytesAsync(request, cancellation));

    /// <summary>The body as text, for who has to name lines in it. It is a JSON object.</summary>
    /// <exception cref="ApiProblemException">It is no JSON object of a size we take.</exception>
    /// <exception cref="InvalidInputException">A text in it cannot be read.</exception>
    public static async Task<string> ReadTextAsync(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await BytesAsync(request, cancellation);
        Parse(bytes);
        return Encoding.UTF8.GetString(bytes.Span);
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypes.IsJson(request)) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Json);
        return WithoutMark(await RequestBytes.ReadAsync(request, MaximumBytes, cancellation));
    }

    private static JsonObject Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.IsEmpty) throw ApiProblems.Malformed(new Phrase("json.empty"));
        if (!Utf8.IsValid(bytes.Span)) throw ApiProblems.Malformed(new Phrase("input.not-utf8"));
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = InputJson.MaximumDepth, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw ApiProblems.Malformed(new Phrase("json.not-an-object"));
            // Only an escape can write half a character: the bytes are valid UTF-8.
            if (bytes.Span.IndexOf("\\u"u8) >= 0) InvalidInputException.ThrowIfAny(JsonTexts.Broken(document.RootElement));
            return JsonObject.Create(document.RootElement.Clone())!;
        }
        catch (InvalidOperationException)
        {
            throw ApiProblems.Malformed(new Phrase("json.half-a-name"));
        }
        catch (JsonException fault) when (fault.LineNumber is { } line)
        {
            throw ApiProblems.Malformed(new Phrase("json.malformed")
                .With("line", line + 1).With("column", fault.BytePositionInLine!.Value + 1).With("reason", Reason(fault)));
        }
        catch (JsonException duplicate)
        {
            throw ApiProblems.Malformed(new Phrase("json.duplicate").With("reason", Reason(duplicate)));
        }
    }

    // The parser appends its own, zero-based place.
    private static string Reason(JsonException fault) => fault.Message.Split(" LineNumber:")[0].Trim();

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
}
