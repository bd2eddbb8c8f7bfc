using Microsoft.DurableTask;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>Counts what the orchestrations of a kind say they have done, over many executions, until it is told to report.</summary>
internal static class CrashCounter
{
    public const string Event = "count";
    public const string Report = "report";

    private const int EventsInAnExecution = 20;

    public static string IdFor(string tag) => $"Counter-{tag[..tag.IndexOf('-', StringComparison.Ordinal)]}";

    public static async Task<Dictionary<string, int>> RunAsync(TaskOrchestrationContext context, Dictionary<string, int> counts)
    {
        for (var heard = 0; heard < EventsInAnExecution; heard++)
        {
            context.SetCustomStatus(counts.Count);
            var key = await context.WaitForExternalEvent<string>(Event);
            if (key == Report) return counts;
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        context.SetCustomStatus(counts.Count);
        context.ContinueAsNew(counts);
        return counts;
    }
}
