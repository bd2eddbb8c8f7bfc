using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.DurableTask;

/// <summary>Reads a failure's properties back as plain values: text, numbers as double, truth values, lists, dictionaries.</summary>
internal sealed class PlainValues : JsonConverter<IDictionary<string, object?>>
{
    public override IDictionary<string, object?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValuesOf(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, IDictionary<string, object?> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToDictionary(), options);

    private static Dictionary<string, object?> ValuesOf(JsonElement json) =>
        json.EnumerateObject().ToDictionary(property => property.Name, property => ValueOf(property.Value));

    private static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToList(),
        JsonValueKind.Object => ValuesOf(json),
        _ => null,
    };
}
