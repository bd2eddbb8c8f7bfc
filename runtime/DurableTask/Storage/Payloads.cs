using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>Texts of any length in table rows: split over properties, and beyond a row's share kept in a blob.</summary>
internal sealed class Payloads(BlobContainerClient container)
{
    // A string property holds 64 KiB of UTF-16.
    private const int PropertyLength = 32 * 1024 - 16;

    // Keeps a status row with three payloads, and a batch of history, outbox and status rows, below 1 MiB and 4 MiB.
    private const int MaximumProperties = 4;

    public async Task WriteAsync(TableEntity row, string name, string? text, CancellationToken cancellation)
    {
        var parts = text is null ? 0 : Math.Max(1, (text.Length + PropertyLength - 1) / PropertyLength);
        if (parts > MaximumProperties)
        {
            var blob = $"{row.PartitionKey}/{row.RowKey.Replace(':', '-')}/{name}/{Guid.NewGuid():N}";
            await container.GetBlobClient(blob).UploadAsync(BinaryData.FromString(text!), overwrite: true, cancellation);
            row[name + "Parts"] = -1;
            row[name] = blob;
            return;
        }

        row[name + "Parts"] = parts;
        for (var part = 0; part < parts; part++)
            row[PartName(name, part)] = text!.Substring(part * PropertyLength, Math.Min(PropertyLength, text.Length - part * PropertyLength));
    }

    public async Task<string?> ReadAsync(TableEntity row, string name, CancellationToken cancellation)
    {
        var parts = row.GetInt32(name + "Parts") ?? 0;
        if (parts == 0) return null;
        if (parts == 1) return row.GetString(name);
        if (parts > 0) return string.Concat(Enumerable.Range(0, parts).Select(part => row.GetString(PartName(name, part))));
        var content = await container.GetBlobClient(row.GetString(name)).DownloadContentAsync(cancellation);
        return content.Value.Content.ToString();
    }

    public async Task DeleteOfAsync(string partition, CancellationToken cancellation)
    {
        await foreach (var blob in container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, partition + "/", cancellation))
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }

    private static string PartName(string name, int part) => part == 0 ? name : name + part.ToString(CultureInfo.InvariantCulture);
}
