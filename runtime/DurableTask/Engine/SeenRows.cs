namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Keys of the inbox rows that an instance took in lately. A row comes again when its sender did not hear that it was stored, or when it was
/// read from the table and handed over as well.
/// </summary>
internal sealed class SeenRows
{
    // A repeat follows within seconds; a thousand messages to one instance take longer.
    private const int Most = 1_000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>False when it was seen before.</summary>
    public bool Add(string rowKey)
    {
        if (!_keys.Add(rowKey)) return false;
        _order.Enqueue(rowKey);
        if (_order.Count > Most) _keys.Remove(_order.Dequeue());
        return true;
    }
}
