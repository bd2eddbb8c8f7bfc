using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Onboarding.Runtime.DurableTask.Engine;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>The clients of a hub's tables and blobs. The tables are changed only while the lease is held.</summary>
internal sealed partial class HubClients
{
    // A lease is renewed every few seconds: an answer that takes longer comes too late.
    private static readonly TimeSpan LeaseTimeout = TimeSpan.FromSeconds(2);

    private readonly TableServiceClient _unguarded;

    public HubClients(TaskHubOptions options)
    {
        if (!HubName().IsMatch(options.HubName))
            throw new ArgumentException($"'{options.HubName}' is not a hub name: 3 to 45 letters and digits, beginning with a letter.", nameof(options));
        Blobs = Container(options, _ => { });
        Lease = new HubLease(Container(options, OnceAndQuickly).GetBlobClient("lease"), options.LeaseDuration);
        _unguarded = new TableServiceClient(options.ConnectionString, TableOptions(options));
        var guarded = TableOptions(options);
        guarded.AddPolicy(new LeaseGuard(Lease), HttpPipelinePosition.PerRetry);
        var tables = new TableServiceClient(options.ConnectionString, guarded);
        Instances = tables.GetTableClient(options.HubName + "Instances");
        Live = tables.GetTableClient(options.HubName + "Live");
    }

    public TableClient Instances { get; }

    public TableClient Live { get; }

    public BlobContainerClient Blobs { get; }

    public HubLease Lease { get; }

    public async Task CreateTablesAsync(CancellationToken cancellation)
    {
        await _unguarded.CreateTableIfNotExistsAsync(Instances.Name, cancellation);
        await _unguarded.CreateTableIfNotExistsAsync(Live.Name, cancellation);
        await Blobs.CreateIfNotExistsAsync(cancellationToken: cancellation);
    }

    private static TableClientOptions TableOptions(TaskHubOptions options)
    {
        var tables = new TableClientOptions();
        tables.Retry.MaxRetries = 5;
        tables.Retry.Delay = TimeSpan.FromMilliseconds(50);
        tables.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.ConfigureTables?.Invoke(tables);
        return tables;
    }

    private static BlobContainerClient Container(TaskHubOptions options, Action<BlobClientOptions> configure)
    {
        var blobs = new BlobClientOptions();
        configure(blobs);
        options.ConfigureBlobs?.Invoke(blobs);
        return new BlobServiceClient(options.ConnectionString, blobs).GetBlobContainerClient(options.HubName.ToLowerInvariant() + "-hub");
    }

    private static void OnceAndQuickly(BlobClientOptions blobs)
    {
        blobs.Retry.MaxRetries = 0;
        blobs.Retry.NetworkTimeout = LeaseTimeout;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$")]
    private static partial Regex HubName();
}
