using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>Where an instance's blobs are: those of one execution together, and those of its inbox.</summary>
internal static class PayloadFolder
{
    /// <summary>Folder of an execution; removed with its history.</summary>
    public static string Of(InstanceRow row) => string.Create(CultureInfo.InvariantCulture, $"{Instance(row.InstanceId)}{row.Incarnation}/{row.Execution:D6}/");

    /// <summary>Folder of messages that wait; each is removed when it was taken in.</summary>
    public static string Inbox(string instanceId) => Instance(instanceId) + "inbox/";

    /// <summary>Folder of messages to others: they outlive the execution that sends them; removed when they are delivered.</summary>
    public static string Outbox(string instanceId, string rowKey) => $"{Instance(instanceId)}outbox/{rowKey}/";

    /// <summary>Folder of all of an instance: a hash, so that no id leaves the container or is too long.</summary>
    public static string Instance(string instanceId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instanceId))) + "/";
}

/// <summary>Texts of any length in table rows: split over properties, and beyond a row's share kept in a blob.</summary>
internal sealed class Payloads(BlobContainerClient container)
{
    // A string property holds 64 KiB of UTF-16.
    private const int PropertyLength = 32 * 1024 - 16;

    // Keeps a status row with three payloads, and a batch of history, outbox and status rows, below 1 MiB and 4 MiB.
    private const int MaximumProperties = 4;

    private const int InBlob = -1;

    /// <summary>Is a text too long for a row?</summary>
    public static bool NeedsBlob(string text) => Split(text).Count > MaximumProperties;

    public async Task WriteAsync(TableEntity row, string name, string? text, string folder, CancellationToken cancellation)
    {
        if (text is null)
        {
            row[name + "Parts"] = 0;
            return;
        }

        var pieces = Split(text);
        if (pieces.Count > MaximumProperties)
        {
            var blob = $"{folder}{Guid.NewGuid():N}";
            await container.GetBlobClient(blob).UploadAsync(BinaryData.FromString(text), overwrite: true, cancellation);
            row[name + "Parts"] = InBlob;
            row[name] = blob;
            return;
        }

        row[name + "Parts"] = pieces.Count;
        for (var part = 0; part < pieces.Count; part++) row[PartName(name, part)] = pieces[part];
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

    /// <summary>Name of the blob that holds a row's text; null when the row itself does.</summary>
    public static string? BlobOf(TableEntity row, string name) => row.GetInt32(name + "Parts") == InBlob ? row.GetString(name) : null;

    public Task DeleteAsync(string blob, CancellationToken cancellation) => container.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellation);

    /// <summary>Removes the blobs in a folder that are wanted no more.</summary>
    public async Task DeleteAsync(string folder, Func<string, bool> unwanted, CancellationToken cancellation)
    {
        var all = container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, folder, cancellation);
        await foreach (var blob in all)
        {
            if (unwanted(blob.Name)) await DeleteAsync(blob.Name, cancellation);
        }
    }

    // A pair of surrogates is never cut: half of one cannot be stored.
    private static List<string> Split(string text)
    {
        if (text.Length <= PropertyLength) return [text];
        var pieces = new List<string>();
        for (var from = 0; from < text.Length;)
        {
            var length = Math.Min(PropertyLength, text.Length - from);
            if (from + length < text.Length && char.IsHighSurrogate(text[from + length - 1])) length--;
            pieces.Add(text.Substring(from, length));
            from += length;
        }

        return pieces;
    }

    private static string PartName(string name, int part) => part == 0 ? name : name + part.ToString(CultureInfo.InvariantCulture);
}
