using Azure.Core;
using Onboarding.Bench.Cost.Model;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>Kinds of requests for storage.</summary>
internal static class OperationKinds
{
    public const string BlobDelete = "blob delete";

    private const string BlobWrite = "blob write";
    private const string BlobRead = "blob read";
    private const string BlobOther = "blob other";

    /// <summary>Of a request to a table service.</summary>
    public static string OfTable(Request request) => request.Method.Method switch
    {
        "POST" when request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) => "table transaction",
        "POST" => "table insert",
        "PUT" or "PATCH" => "table update",
        "DELETE" => "table delete",
        _ when IsPointRead(request) => "table read",
        _ => "table query",
    };

    /// <summary>Of a request to a blob service, by what it is billed as.</summary>
    public static string OfBlob(Request request)
    {
        var query = request.Uri.Query;
        if (request.Method == RequestMethod.Delete) return BlobDelete;
        if (request.Method == RequestMethod.Put && (query.Contains("comp=lease", StringComparison.Ordinal) || query.Contains("comp=metadata", StringComparison.Ordinal)
            || query.Contains("comp=properties", StringComparison.Ordinal))) return BlobOther;
        if (request.Method == RequestMethod.Put || query.Contains("comp=list", StringComparison.Ordinal)) return BlobWrite;
        return request.Method == RequestMethod.Get ? BlobRead : BlobOther;
    }

    /// <summary>What one of a kind is billed as.</summary>
    public static StorageWork WorkOf(string kind) => kind switch
    {
        BlobWrite => new StorageWork { BlobWrites = 1 },
        BlobRead => new StorageWork { BlobReads = 1 },
        BlobOther => new StorageWork { BlobOthers = 1 },
        BlobDelete => StorageWork.None,
        _ => new StorageWork { Table = 1 },
    };

    // Table(PartitionKey='..',RowKey='..') and not Table().
    public static bool IsPointRead(Request request) =>
        request.Method == RequestMethod.Get && request.Uri.Path.Contains("RowKey", StringComparison.Ordinal);
}
