using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Onboarding.Runtime.DurableTask;

/// <summary>Where a task hub keeps its state and how much of it stays in memory.</summary>
public sealed class TaskHubOptions
{
    /// <summary>Connection string of the storage account; default: the setting <c>AzureWebJobsStorage</c>.</summary>
    public string ConnectionString { get; set; } = "UseDevelopmentStorage=true";

    /// <summary>Name of the hub: 3 to 45 letters and digits, beginning with a letter. Two apps must not share one.</summary>
    public string HubName { get; set; } = "Onboarding";

    /// <summary>Instances kept in memory between turns; beyond it the longest idle ones are let go and replayed when they wake.</summary>
    public int MaximumInstancesInMemory { get; set; } = 5_000;

    /// <summary>Time (real) after which an idle instance is let go. At least a second.</summary>
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Duration of the hub's lease, 15 to 60 s: how long a standby waits after the owner's machine died.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a host that stops waits for activities that run; the host's own limit (30 s) stands above it. Zero: not at all.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long storage may be away while the hub starts; a test has less time.</summary>
    internal TimeSpan LongestStart { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Sets up the table client, for example with a pipeline policy; null: defaults.</summary>
    public Action<TableClientOptions>? ConfigureTables { get; set; }

    /// <summary>Sets up the blob client; null: defaults.</summary>
    public Action<BlobClientOptions>? ConfigureBlobs { get; set; }
}
