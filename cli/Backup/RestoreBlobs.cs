using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;

namespace Onboarding.Cli.Backup;

/// <summary>Puts blobs back, a piece at a time.</summary>
internal sealed class RestoreBlobs(BackupStorage storage, BackupFolder folder)
{
    /// <summary>True when a container has any blob.</summary>
    public static async Task<bool> HasAnyAsync(BackupStorage storage, string container, CancellationToken cancellation)
    {
        var client = storage.Blobs.GetBlobContainerClient(container);
        if (!await client.ExistsAsync(cancellation)) return false;
        await foreach (var _ in client.GetBlobsAsync(cancellationToken: cancellation)) return true;
        return false;
    }

    /// <summary>Looks whether every blob of the list is in the folder as it was fetched.</summary>
    /// <exception cref="DamagedBackupException">One is not.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        await foreach (var line in folder.LinesAsync(BackupFolder.BlobList, cancellation))
        {
            var blob = BackupBlob.Read(line);
            var file = folder.Blob(blob.Container, blob.Name);
            if (!File.Exists(file)) throw new DamagedBackupException(blob.Place);
            await using var content = File.OpenRead(file);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) != blob.Sha256) throw new DamagedBackupException(blob.Place);
        }
    }

    public async Task PutAsync(CancellationToken cancellation)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in folder.LinesAsync(BackupFolder.BlobList, cancellation))
        {
            var blob = BackupBlob.Read(line);
            var container = storage.Blobs.GetBlobContainerClient(blob.Container);
            if (made.Add(blob.Container)) await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await using var content = File.OpenRead(folder.Blob(blob.Container, blob.Name));
            // Bytes and no page, as they were stored.
            var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" } };
            await container.GetBlobClient(blob.Name).UploadAsync(content, options, cancellation);
        }
    }

    /// <summary>What is stored now, as the list of a backup would say it.</summary>
    public async Task<RowSum> SumAsync(CancellationToken cancellation)
    {
        var sum = new RowSum();
        await foreach (var line in folder.LinesAsync(BackupFolder.BlobList, cancellation))
        {
            var blob = BackupBlob.Read(line);
            await using var stored = await storage.Blobs.GetBlobContainerClient(blob.Container).GetBlobClient(blob.Name).OpenReadAsync(cancellationToken: cancellation);
            sum.Add((blob with { Size = stored.Length, Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, cancellation)) }).Line);
        }

        return sum;
    }
}
