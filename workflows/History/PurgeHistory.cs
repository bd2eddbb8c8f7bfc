using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.History;

/// <summary>
/// Removes the orchestrations of runs that have ended, by what the engine itself lists, so that what a pass does not reach the next one finds.
/// The runs' own rows, the audit among them, are not touched.
/// </summary>
public sealed class PurgeHistory(RunStore store, TimeProvider time, IConfiguration configuration)
{
    /// <summary>Setting: days after a run's end for which its orchestrations can be looked at; at least 1.</summary>
    public const string KeepDays = "History:KeepDays";

    /// <summary>Default of <see cref="KeepDays"/>.</summary>
    public const int UsualDays = 30;

    // A pass must end within a function's time; ten a second are purged with ease.
    private const int MostAtOnce = 2_000;

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    private readonly TimeSpan _kept = Read(configuration);

    /// <summary>Purges what may go, <see cref="MostAtOnce"/> at most; returns how many that were.</summary>
    public async Task<int> PassAsync(DurableTaskClient client, CancellationToken cancellation = default)
    {
        var cutoff = time.GetUtcNow() - _kept;
        var due = await DueAsync(client, cutoff, cancellation);
        var purged = 0;
        foreach (var instanceId in due) purged += (await client.PurgeInstanceAsync(instanceId, cancellation)).PurgedInstanceCount;
        return purged;
    }

    // Read to the end before anything goes: pages of a query that shrinks meanwhile may leave some out.
    private async Task<List<string>> DueAsync(DurableTaskClient client, DateTimeOffset cutoff, CancellationToken cancellation)
    {
        var (due, runs) = (new List<string>(), new Dictionary<string, Run?>(StringComparer.Ordinal));
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery(CreatedTo: cutoff, Statuses: Ended)).WithCancellation(cancellation))
        {
            var runId = PurgeRule.RunOf(instance.InstanceId);
            if (runId is not null && !runs.ContainsKey(runId)) runs[runId] = await store.FindAsync(runId, cancellation);
            if (!PurgeRule.MayGo(instance.LastUpdatedAt, runId, runId is null ? null : runs[runId], cutoff)) continue;
            due.Add(instance.InstanceId);
            if (due.Count == MostAtOnce) break;
        }

        return due;
    }

    private static TimeSpan Read(IConfiguration configuration) => configuration[KeepDays] switch
    {
        null => TimeSpan.FromDays(UsualDays),
        var text when int.TryParse(text, out var days) && days >= 1 => TimeSpan.FromDays(days),
        var text => throw new InvalidDataException($"{KeepDays} is '{text}'; it must be a number of days, at least 1."),
    };
}
