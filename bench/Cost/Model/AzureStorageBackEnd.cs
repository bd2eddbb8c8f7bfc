namespace Onboarding.Bench.Cost.Model;

/// <summary>
/// What Durable Functions' Azure Storage back end asks of a storage account. Read from its sources (Azure/durabletask, src/DurableTask.AzureStorage
/// at 5217032, June 2026); learn.microsoft.com/azure/azure-functions/durable/durable-functions-azure-storage-provider describes the same.
/// </summary>
internal static class AzureStorageBackEnd
{
    // Put by whoever sends it, got and deleted by whoever takes it. A get may bring up to 32 messages; alone, as here, is the most that it costs.
    private const int RequestsOfMessage = 3;

    /// <summary>Of work that is done.</summary>
    public static StorageWork Of(EngineWork work) => new()
    {
        Queue = RequestsOfMessage * Messages(work),
        Table = Tables(work),
        BlobWrites = work.LongMessages,
        BlobReads = work.LongMessages,
    };

    /// <summary>Of a month in which nothing happens, for as long as an instance of the app is up.</summary>
    public static StorageWork IdleMonth(HubSettings hub)
    {
        var seconds = hub.HoursUp * 3600;
        return new StorageWork
        {
            // BackoffPollingHelper: an empty queue is asked less and less often, down to the setting. Each control queue, and the one for activities.
            Queue = (hub.PartitionCount + 1) * seconds / hub.LongestPause.TotalSeconds,
            // TablePartitionManager: reads the partitions and renews each that it holds.
            Table = (1 + hub.PartitionCount) * seconds / HubSettings.PartitionPeriod.TotalSeconds,
            // AppLeaseManager renews its lease.
            BlobOthers = seconds / HubSettings.AppLeasePeriod.TotalSeconds,
        };
    }

    private static double Messages(EngineWork work) =>
        work.ClientStarts + work.SubStarts + work.ContinuedAsNew
        // A message that calls it, in the queue of activities; its result is one of the results.
        + work.Activities + work.Results
        + work.TimersFired + work.TimersGivenUp + work.TimerLegs
        + work.Events + work.Orders;

    private static double Tables(EngineWork work) =>
        // A turn reads the history, adds to it, and updates the instance's row (CompleteTaskOrchestrationWorkItemAsync).
        work.HistoryReads + work.HistoryWrites + work.Turns + 3 * work.TimerLegs
        // A message of an execution that is over is dropped after a look at the history.
        + work.TimersGivenUp
        // A client looks whether there is such an instance, and writes its row; before an event it looks too.
        + 2 * work.ClientStarts + (work.Events - work.EventsSent) + work.Orders
        + work.StateReads;
}
