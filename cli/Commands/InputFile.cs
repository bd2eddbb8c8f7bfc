using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Onboarding.Cli.Commands;

/// <summary>A file named on the command line.</summary>
internal static class InputFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(string path, Texts texts)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CliException(texts["error.file", path], ExitCodes.BadInput);
        }
    }

    /// <summary>As <see cref="Read"/>, but refuses what is no UTF-8 instead of guessing letters.</summary>
    public static string ReadStrict(string path, Texts texts)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new CliException(texts["error.not-utf8", path], ExitCodes.BadInput);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CliException(texts["error.file", path], ExitCodes.BadInput);
        }
    }

    /// <summary>One JSON object, or a list of them.</summary>
    /// <exception cref="CliException">It is neither; names the line.</exception>
    public static IReadOnlyList<JsonObject> ReadObjects(string path, Texts texts)
    {
        try
        {
            var found = JsonNode.Parse(Read(path, texts), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (found is JsonObject one) return [one];
            if (found is JsonArray { Count: > 0 } list && list.All(item => item is JsonObject)) return [.. list.Select(item => item!.AsObject())];
            throw new CliException(texts["error.no-object", path], ExitCodes.BadInput);
        }
        catch (JsonException malformed)
        {
            throw new CliException(texts["error.json", path, (malformed.LineNumber ?? 0) + 1], ExitCodes.BadInput);
        }
    }
}
