namespace Onboarding.Bench.Cost.Model;

/// <summary>
/// Requests to a storage account as Azure bills them: tables and queues by the request, an entity-group transaction being one; blobs by the
/// kind of request (learn.microsoft.com/azure/storage/blobs/map-rest-apis-transaction-categories). Deleting a blob is free and not counted.
/// </summary>
internal sealed record StorageWork
{
    public static StorageWork None { get; } = new();

    public double Table { get; init; }

    public double Queue { get; init; }

    /// <summary>Writes, and lists and new containers, which cost the same.</summary>
    public double BlobWrites { get; init; }

    public double BlobReads { get; init; }

    /// <summary>All others: leases, properties, metadata.</summary>
    public double BlobOthers { get; init; }

    public double Total => Table + Queue + BlobWrites + BlobReads + BlobOthers;

    public static StorageWork operator +(StorageWork one, StorageWork other) => new()
    {
        Table = one.Table + other.Table,
        Queue = one.Queue + other.Queue,
        BlobWrites = one.BlobWrites + other.BlobWrites,
        BlobReads = one.BlobReads + other.BlobReads,
        BlobOthers = one.BlobOthers + other.BlobOthers,
    };

    public static StorageWork operator *(StorageWork work, double times) => new()
    {
        Table = work.Table * times,
        Queue = work.Queue * times,
        BlobWrites = work.BlobWrites * times,
        BlobReads = work.BlobReads * times,
        BlobOthers = work.BlobOthers * times,
    };
}
