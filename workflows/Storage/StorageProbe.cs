using Azure.Data.Tables;

namespace Onboarding.Workflows.Storage;

/// <summary>Whether the tables answer now, asked by a read that finds nothing and costs one operation.</summary>
public sealed class StorageProbe(TableServiceClient tables)
{
    // Shorter than whoever asks from outside is willing to wait, and longer than a busy table takes.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>False when they do not answer in five seconds or refuse, or the identity that asks them cannot be had.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            await tables.GetTableClient(RunStore.TableName).GetEntityIfExistsAsync<TableEntity>("probe", "probe", ["PartitionKey"], limit.Token);
            return true;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Whatever it is, of storage or of the identity, they do not answer.
            return false;
        }
    }
}
