using System.Text.Json;
using Azure.Data.Tables;

namespace Onboarding.Workflows.Storage;

/// <summary>A document as a table row: its JSON split over as many string properties as Table Storage's 32 Ki-character limit asks for.</summary>
internal static class JsonRow
{
    // 64 KiB of UTF-16 is the limit of one string property.
    private const int ChunkLength = 32 * 1024 - 16;

    public static TableEntity From(string partition, string rowKey, object document)
    {
        var json = TextOf(document);
        var row = new TableEntity(partition, rowKey);
        for (var (start, chunk) = (0, 0); start < json.Length; start += ChunkLength, chunk++)
            row[ChunkName(chunk)] = json.Substring(start, Math.Min(ChunkLength, json.Length - start));
        return row;
    }

    public static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(TextOf(row), RunJson.Options)
        ?? throw new InvalidDataException($"Row '{row.RowKey}' of run '{row.PartitionKey}' holds no document.");

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, RunJson.Options) ?? throw new InvalidDataException("A row holds no document.");

    public static string TextOf(object document) => JsonSerializer.Serialize(document, document.GetType(), RunJson.Options);

    /// <summary>The document's JSON as it is stored.</summary>
    public static string TextOf(TableEntity row) => string.Concat(Enumerable.Range(0, int.MaxValue)
        .Select(chunk => row.GetString(ChunkName(chunk)))
        .TakeWhile(part => part is not null));

    private static string ChunkName(int chunk) => chunk == 0 ? "Json" : $"Json{chunk}";
}
