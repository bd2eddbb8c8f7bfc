using System.Collections.Concurrent;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// Wakes whoever follows a run when this process changes it, so that they need not look all the time. Another process is not heard:
/// who follows looks now and then too.
/// </summary>
public sealed class ChangeBell
{
    // One small entry for each run that was ever followed and not changed since.
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Says that a run was changed.</summary>
    public void Ring(string runId)
    {
        if (_waiting.TryRemove(runId, out var waiting)) waiting.TrySetResult();
    }

    /// <summary>Completed at the next change. Ask before looking at what is there, so that nothing falls between.</summary>
    public Task NextAsync(string runId) =>
        _waiting.GetOrAdd(runId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
