using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Onboarding.Cli.Backup;

/// <summary>Reads tables of which some may not be there yet.</summary>
internal static class StoredTables
{
    /// <summary>The rows; none when there is no such table.</summary>
    public static async IAsyncEnumerable<TableEntity> IfThereAsync(AsyncPageable<TableEntity> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var each = rows.GetAsyncEnumerator(cancellation);
        while (await NextAsync(each)) yield return each.Current;
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<TableEntity> each)
    {
        try
        {
            return await each.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (missing.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
