using System.Globalization;
using System.Text.Json;

namespace Onboarding.Bench.Cost.Model;

/// <summary>What the Azure Storage back end does by the clock. Values that host.json does not set are the defaults of Azure/durabletask.</summary>
internal sealed record HubSettings
{
    /// <summary>Between two looks at the table of partitions (AzureStorageOrchestrationServiceSettings.LeaseAcquireInterval).</summary>
    public static TimeSpan PartitionPeriod { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two renewals of the app's lease (AppLeaseOptions.RenewInterval).</summary>
    public static TimeSpan AppLeasePeriod { get; } = TimeSpan.FromSeconds(25);

    /// <summary>Control queues.</summary>
    public int PartitionCount { get; init; } = 4;

    /// <summary>Between two looks at an empty queue, once it has been empty for a while (MaxQueuePollingInterval).</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Hours of a month in which an instance of the app is up; 730 is all of them.</summary>
    public double HoursUp { get; init; } = 730;

    /// <summary>From <c>extensions.durableTask.storageProvider</c> of a host.json.</summary>
    public static HubSettings Read(string hostJson)
    {
        using var host = JsonDocument.Parse(hostJson, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        var provider = Child(Child(Child(host.RootElement, "extensions"), "durableTask"), "storageProvider");
        var settings = new HubSettings();
        if (Child(provider, "partitionCount") is { ValueKind: JsonValueKind.Number } count) settings = settings with { PartitionCount = count.GetInt32() };
        return Child(provider, "maxQueuePollingInterval") is { ValueKind: JsonValueKind.String } pause
            ? settings with { LongestPause = TimeSpan.Parse(pause.GetString()!, CultureInfo.InvariantCulture) }
            : settings;
    }

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;
}
