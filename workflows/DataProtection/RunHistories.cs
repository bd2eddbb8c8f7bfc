using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Events;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Removes histories of a run's orchestrations that have ended; those that go on keep theirs, as they are replayed from it.</summary>
internal static class RunHistories
{
    /// <summary>Removes some; returns how many. Again: what is left.</summary>
    /// <param name="durable">Orchestrations.</param>
    /// <param name="runId">Run.</param>
    /// <param name="isMeant">Says of an instance id whether its history goes.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<int> PurgeAsync(DurableTaskClient durable, string runId, Func<string, bool> isMeant, CancellationToken cancellation)
    {
        var ended = new List<string>();
        await foreach (var instance in durable.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: runId)).WithCancellation(cancellation))
        {
            // The prefix may be another run's, too.
            var isOfRun = instance.InstanceId == runId || instance.InstanceId.StartsWith(runId + ":", StringComparison.Ordinal);
            if (isOfRun && instance.IsCompleted && isMeant(instance.InstanceId)) ended.Add(instance.InstanceId);
        }

        foreach (var id in ended) await durable.PurgeInstanceAsync(id, cancellation);
        return ended.Count;
    }

    /// <summary>Removes what told events to webhooks and ended before an instant; that such an instance is there means nothing once it has ended.</summary>
    public static async Task PurgeTellersAsync(DurableTaskClient durable, DateTimeOffset before, CancellationToken cancellation)
    {
        var ended = new List<string>();
        var tellers = durable.GetAllInstancesAsync(new OrchestrationQuery(CreatedTo: before, InstanceIdPrefix: EventRoute.InstancePrefix));
        await foreach (var instance in tellers.WithCancellation(cancellation))
        {
            if (instance.IsCompleted && instance.LastUpdatedAt < before) ended.Add(instance.InstanceId);
        }

        foreach (var id in ended) await durable.PurgeInstanceAsync(id, cancellation);
    }
}
