using System.IO.Compression;
using System.Security.Cryptography;
using Azure.Data.Tables;

namespace Onboarding.Workflows.Kpis;

/// <summary>
/// Files of readings that wait for their confirmation, for an hour of real time: whoever confirms goes by their own clock. They are no part of
/// their run: a table of their own, by run and a random id. What was given up is removed when the run's pilot is looked at, or its next file comes.
/// </summary>
public sealed class KeptHandIns(TableServiceClient tables)
{
    /// <summary>Name of the table.</summary>
    public const string TableName = "OnboardingHandIns";

    private const string Expires = "ExpiresAt";
    private const string Reason = "Reason";
    private const int IdBytes = 16;

    // One binary property takes 64 KiB.
    private const int ChunkBytes = 60 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Keeps a file; returns the id under which it is found.</summary>
    /// <exception cref="Azure.RequestFailedException">It is too large to be kept, compressed.</exception>
    public async Task<string> KeepAsync(string runId, ReadOnlyMemory<byte> file, string? reason, CancellationToken cancellation = default)
    {
        await RemoveExpiredAsync(runId, cancellation);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var row = new TableEntity(runId, id) { [Expires] = TimeProvider.System.GetUtcNow().Add(Kept) };
        if (reason is not null) row[Reason] = reason;
        foreach (var (place, chunk) in Compressed(file).Chunk(ChunkBytes).Index()) row[ChunkName(place)] = chunk;
        await _table.AddEntityAsync(row, cancellation);
        return id;
    }

    /// <summary>The file and what was said of it; null when it is not kept, or not any more.</summary>
    public async Task<KeptHandIn?> FindAsync(string runId, string id, CancellationToken cancellation = default)
    {
        if (!IsWellFormed(id)) return null;
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(runId, id, cancellationToken: cancellation);
        if (!row.HasValue || row.Value!.GetDateTimeOffset(Expires) <= TimeProvider.System.GetUtcNow()) return null;
        byte[] compressed = [.. Enumerable.Range(0, int.MaxValue).Select(place => row.Value.GetBinary(ChunkName(place))).TakeWhile(chunk => chunk is not null).SelectMany(chunk => chunk!)];
        return new KeptHandIn(Expanded(compressed), row.Value.GetString(Reason));
    }

    /// <summary>Forgets a file. Doing it twice changes nothing.</summary>
    public Task RemoveAsync(string runId, string id, CancellationToken cancellation = default) =>
        _table.DeleteEntityAsync(runId, id, cancellationToken: cancellation);

    /// <summary>Forgets what nobody confirmed in time.</summary>
    public async Task RemoveExpiredAsync(string runId, CancellationToken cancellation = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {runId} and ExpiresAt le {TimeProvider.System.GetUtcNow()}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await RemoveAsync(runId, row.RowKey, cancellation);
    }

    private static bool IsWellFormed(string id) => id.Length == 2 * IdBytes && id.All(char.IsAsciiHexDigitLower);

    private static byte[] Compressed(ReadOnlyMemory<byte> file)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal)) gzip.Write(file.Span);
        return bytes.ToArray();
    }

    private static byte[] Expanded(byte[] compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string ChunkName(int place) => $"File{place}";
}

/// <summary>A file of readings that waits for its confirmation.</summary>
/// <param name="File">The file as it was uploaded.</param>
/// <param name="Reason">Why earlier values are corrected; null when nothing was said.</param>
public sealed record KeptHandIn(ReadOnlyMemory<byte> File, string? Reason);
