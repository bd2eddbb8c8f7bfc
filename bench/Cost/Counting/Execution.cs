namespace Onboarding.Bench.Cost.Counting;

/// <summary>An execution of a function that is under way, for whoever works on its behalf.</summary>
internal sealed class Execution(Account account)
{
    private static readonly AsyncLocal<Execution?> Flowing = new();
    private int _operations;
    private int _stateReads;

    /// <summary>The one that the running code belongs to; null in orchestrations and activities, and after its end.</summary>
    public static Execution? Current
    {
        get => Flowing.Value is { IsOver: false } execution ? execution : null;
        set => Flowing.Value = value;
    }

    public Account Account { get; } = account;

    /// <summary>What goes on afterwards, as an event that it raised does, is not its own any more.</summary>
    public bool IsOver { get; set; }

    public int Operations => _operations;

    public int StateReads => _stateReads;

    public void AddOperation() => Interlocked.Increment(ref _operations);

    public void AddStateRead() => Interlocked.Increment(ref _stateReads);
}
