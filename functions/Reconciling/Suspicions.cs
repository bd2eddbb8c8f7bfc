using System.Diagnostics;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Reconciling;

/// <summary>
/// Faults that were found but may be on their way to be gone: what was just decided has not been seen yet, a timer may be late. One that is
/// found again after a while is real. By the real time, as the engine does not run faster on a scaled clock. For one pass at a time.
/// </summary>
internal sealed class Suspicions(TimeSpan patience)
{
    private readonly Dictionary<(string RunId, string Fault), long> _since = [];

    /// <summary>Those of the faults found in a run that were found before, long enough ago. Each is given once, and then waited for anew.</summary>
    public IReadOnlyList<Fault> Confirm(string runId, IReadOnlyList<Fault> found)
    {
        foreach (var gone in _since.Keys.Where(key => key.RunId == runId && found.All(fault => fault.Key != key.Fault)).ToList()) _since.Remove(gone);
        return [.. found.Where(fault => IsConfirmed((runId, fault.Key)))];
    }

    private bool IsConfirmed((string, string) key)
    {
        if (_since.TryAdd(key, Stopwatch.GetTimestamp()) || Stopwatch.GetElapsedTime(_since[key]) < patience) return false;
        return _since.Remove(key);
    }
}
