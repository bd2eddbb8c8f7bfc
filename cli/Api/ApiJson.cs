using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Onboarding.Cli.Api;

internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>For people and files, not for a web page: an apostrophe stays one.</summary>
    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One document on one line, where there is one after the other.</summary>
    public static JsonSerializerOptions Line { get; } = new(Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The items of a list, as records of the command line's own.</summary>
    public static IReadOnlyList<T> ItemsOf<T>(JsonObject list) => list["items"].Deserialize<IReadOnlyList<T>>(Options) ?? [];
}
