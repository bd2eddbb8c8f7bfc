using Microsoft.DurableTask.Client;
using Onboarding.Runtime.DurableTask.Storage;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>When an instance wakes by itself: at its scheduled start, or when the first of its timers is due.</summary>
internal static class WakeTime
{
    /// <summary>Null: only a message wakes it.</summary>
    public static DateTimeOffset? Of(Instance instance, InstanceRow row)
    {
        // Held, it looks at its timers when it is resumed.
        if (row.Status == OrchestrationRuntimeStatus.Suspended) return null;
        if (row is { Turns: 0, StartAt: { } startAt }) return startAt;
        DateTimeOffset? first = null;
        foreach (var timer in instance.Execution?.Context.Open.OfType<TimerCreated>() ?? [])
            if (first is null || timer.FireAt < first) first = timer.FireAt;
        return first;
    }
}
