namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>A place where a test holds an activity, or an orchestrator's thread, until it lets it go.</summary>
internal sealed class Gate
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody stands before it, or has gone through.</summary>
    public Task Reached => _reached.Task.WaitAsync(Longest);

    public void Open() => _open.TrySetResult();

    public Task PassAsync()
    {
        _reached.TrySetResult();
        return _open.Task;
    }

    /// <summary>Holds the thread, and with it the turn of an orchestrator.</summary>
    public void Pass() => PassAsync().GetAwaiter().GetResult();
}
