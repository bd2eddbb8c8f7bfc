using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>How much Azure would bill as kept.</summary>
internal static class StoredBytes
{
    // Of a row: 4 bytes, its keys as UTF-16, and of each property 8 bytes, its name as UTF-16 and its value; texts have 4 bytes more
    // ("Understanding Windows Azure Storage Billing", blogs.msdn.com/b/windowsazurestorage, 9 July 2010).
    private const int OfRow = 4;
    private const int OfProperty = 8;
    private const int OfLength = 4;

    private static readonly string[] NotStored = ["odata.etag", "PartitionKey", "RowKey", "Timestamp"];

    /// <summary>Of the tables whose name fits.</summary>
    public static async Task<long> OfTablesAsync(string connection, Func<string, bool> fits)
    {
        var service = new TableServiceClient(connection);
        var sum = 0L;
        await foreach (var table in service.QueryAsync())
        {
            if (!fits(table.Name)) continue;
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>()) sum += OfEntity(row);
        }

        return sum;
    }

    /// <summary>Of the blobs of the containers whose name fits.</summary>
    public static async Task<long> OfBlobsAsync(string connection, Func<string, bool> fits)
    {
        var service = new BlobServiceClient(connection);
        var sum = 0L;
        await foreach (var container in service.GetBlobContainersAsync())
        {
            if (!fits(container.Name)) continue;
            await foreach (var blob in service.GetBlobContainerClient(container.Name).GetBlobsAsync()) sum += blob.Properties.ContentLength ?? 0;
        }

        return sum;
    }

    public static long OfEntity(TableEntity row) => OfRow + 2 * (row.PartitionKey.Length + row.RowKey.Length)
        + row.Where(property => !NotStored.Contains(property.Key)).Sum(property => OfProperty + 2L * property.Key.Length + OfValue(property.Value));

    private static long OfValue(object? value) => value switch
    {
        string text => OfLength + 2L * text.Length,
        byte[] bytes => OfLength + bytes.LongLength,
        int => 4,
        bool => 1,
        Guid => 16,
        _ => 8,
    };
}
