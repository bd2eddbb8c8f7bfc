using System.Collections.Concurrent;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Instances whose turns fail inside the engine: each is tried again less and less often, so that none keeps the hub busy.</summary>
internal sealed class Troubles
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, TimeSpan> _pauses = new(StringComparer.Ordinal);

    /// <summary>The pause before the next try.</summary>
    public TimeSpan Next(string instanceId) =>
        _pauses.AddOrUpdate(instanceId, First, (_, pause) => pause * 2 < Longest ? pause * 2 : Longest);

    /// <summary>How many there are.</summary>
    public int Count => _pauses.Count;

    public void Forget(string instanceId)
    {
        if (!_pauses.IsEmpty) _pauses.TryRemove(instanceId, out _);
    }
}
