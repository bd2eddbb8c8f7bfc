using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Evidence;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Removes what belongs to a run and lies outside of its partition. Each again: what is left.</summary>
public sealed class RunBelongings(TableServiceClient tables, BlobServiceClient blobs)
{
    /// <summary>Removes rows that match a filter. Returns how many.</summary>
    public static async Task<int> RemoveRowsAsync(TableClient table, string filter, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
            count++;
        }

        return count;
    }

    /// <summary>Removes what webhooks were told.</summary>
    public Task<int> RemoveEventsAsync(string runId, CancellationToken cancellation) =>
        RemoveRowsAsync(tables.GetTableClient(EventOutbox.TableName), TableClient.CreateQueryFilter($"PartitionKey eq {runId}"), cancellation);

    /// <summary>Removes the links that lead to the run.</summary>
    public async Task RemoveLinksAsync(string runId, CancellationToken cancellation)
    {
        foreach (var name in new[] { Gates.ApprovalLinks.TableName, VendorSide.VendorLinks.TableName })
            await RemoveRowsAsync(tables.GetTableClient(name), TableClient.CreateQueryFilter($"RunId eq {runId}"), cancellation);
    }

    /// <summary>Removes the evidence files' bytes.</summary>
    public async Task<int> RemoveFilesAsync(string runId, CancellationToken cancellation)
    {
        var count = 0;
        var container = blobs.GetBlobContainerClient(EvidenceStore.ContainerName);
        if (!await container.ExistsAsync(cancellation)) return count;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, runId + "/", cancellation))
        {
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
            count++;
        }

        return count;
    }
}
