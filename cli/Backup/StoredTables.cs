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

    /// <summary>Whether there is such a table.</summary>
    public static async Task<bool> IsThereAsync(TableClient table, CancellationToken cancellation)
    {
        try
        {
            await foreach (var _ in table.QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellation)) return true;
            return true;
        }
        catch (RequestFailedException missing) when (missing.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
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
