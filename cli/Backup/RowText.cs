using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Backup;

/// <summary>
/// A table row as one line of JSON: <c>{"t":table,"pk":...,"rk":...,"p":{...}}</c>. A text and a truth value stand for themselves; other types are
/// objects with one member that names the type (<c>i</c> 32 bits, <c>l</c> 64 bits, <c>d</c> double, <c>at</c> instant, <c>g</c> guid, <c>b</c> bytes as base64).
/// </summary>
internal static class RowText
{
    private static readonly string[] Own = ["odata.etag", nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp)];

    /// <summary>The line. Properties stand in the order of their names, so that the same row is always the same line.</summary>
    public static string Of(string table, TableEntity row)
    {
        var properties = new JsonObject();
        foreach (var name in row.Keys.Except(Own).Order(StringComparer.Ordinal))
            if (NodeOf(row[name]) is { } value) properties[name] = value;
        return new JsonObject { ["t"] = table, ["pk"] = row.PartitionKey, ["rk"] = row.RowKey, ["p"] = properties }.ToJsonString(ApiJson.Line);
    }

    /// <summary>The table and the row of a line.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static (string Table, TableEntity Row) Read(string line)
    {
        var node = JsonNode.Parse(line)!.AsObject();
        var row = new TableEntity((string)node["pk"]!, (string)node["rk"]!);
        foreach (var (name, value) in node["p"]!.AsObject()) row[name] = ValueOf(value!);
        return ((string)node["t"]!, row);
    }

    /// <summary>A document that the app keeps in a row: its JSON, split over properties.</summary>
    public static string DocumentOf(TableEntity row) => string.Concat(Enumerable.Range(0, int.MaxValue)
        .Select(chunk => row.GetString(chunk == 0 ? "Json" : "Json" + chunk.ToString(CultureInfo.InvariantCulture)))
        .TakeWhile(part => part is not null));

    private static JsonNode? NodeOf(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int number => new JsonObject { ["i"] = number },
        long number => new JsonObject { ["l"] = number.ToString(CultureInfo.InvariantCulture) },
        double number => new JsonObject { ["d"] = number.ToString("R", CultureInfo.InvariantCulture) },
        DateTimeOffset at => new JsonObject { ["at"] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) },
        DateTime at => new JsonObject { ["at"] = at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) },
        Guid id => new JsonObject { ["g"] = id.ToString() },
        byte[] bytes => new JsonObject { ["b"] = Convert.ToBase64String(bytes) },
        BinaryData bytes => new JsonObject { ["b"] = Convert.ToBase64String(bytes) },
        _ => throw new NotSupportedException($"A row has a value of the type {value.GetType().Name}."),
    };

    private static object ValueOf(JsonNode node)
    {
        if (node is JsonValue plain) return plain.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? plain.GetValue<bool>() : plain.GetValue<string>();
        var (type, value) = node.AsObject().Single();
        return type switch
        {
            "i" => value!.GetValue<int>(),
            "l" => long.Parse((string)value!, CultureInfo.InvariantCulture),
            "d" => double.Parse((string)value!, CultureInfo.InvariantCulture),
            "at" => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "g" => Guid.Parse((string)value!),
            "b" => Convert.FromBase64String((string)value!),
            _ => throw new JsonException($"A value has the type '{type}', which no backup has."),
        };
    }
}
