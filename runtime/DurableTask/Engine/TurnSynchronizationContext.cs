namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>
/// Keeps an orchestration's code on the thread of its turn. A continuation that comes from elsewhere means that the code awaited
/// something that history does not know: that is reported, not run.
/// </summary>
internal sealed class TurnSynchronizationContext(Action onForeignContinuation) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Run, object? State)> _queue = new();
    private int _thread;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_thread != Environment.CurrentManagedThreadId)
        {
            onForeignContinuation();
            return;
        }

        _queue.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("An orchestrator must not block on its own continuations.");

    /// <summary>Runs code and everything that it makes ready, on this thread.</summary>
    public void Run(Action step)
    {
        var before = Current;
        SetSynchronizationContext(this);
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            step();
            while (_queue.TryDequeue(out var next)) next.Run(next.State);
        }
        finally
        {
            _thread = 0;
            SetSynchronizationContext(before);
        }
    }
}
