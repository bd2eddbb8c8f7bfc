namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>One at a time for each instance id. Ids share gates, so nothing in a gate may wait for another id's.</summary>
internal sealed class IdGates
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the gate; disposing leaves it.</summary>
    public async Task<IDisposable> EnterAsync(string instanceId, CancellationToken cancellation)
    {
        var gate = _gates[(uint)instanceId.GetHashCode(StringComparison.Ordinal) % (uint)_gates.Length];
        await gate.WaitAsync(cancellation);
        return new Pass(gate);
    }

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
