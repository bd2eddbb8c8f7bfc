using Onboarding.Bench.Cost.Model;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>On whose account something is.</summary>
internal enum Account
{
    /// <summary>What people hand in and decide.</summary>
    Requests,

    /// <summary>What the playing program looks at by itself, and no person would; left out.</summary>
    Looks,

    /// <summary>Pages that were opened to be measured.</summary>
    Pages,

    /// <summary>Timer functions.</summary>
    Timers,

    /// <summary>Orchestrations and activities, and what a request leaves to be done after its answer.</summary>
    Workflow,
}

/// <summary>Whose storage it is.</summary>
internal enum Owner
{
    /// <summary>The product's own tables and blobs, the same on Azure.</summary>
    Product,

    /// <summary>The local engine's, in whose place Azure has another back end.</summary>
    Engine,
}

/// <summary>Requests of one kind for storage.</summary>
internal sealed record OperationCount(Account Account, Owner Owner, string Kind, int Count);

/// <summary>Executions of a function.</summary>
/// <param name="Account">On whose account.</param>
/// <param name="Name">The function.</param>
/// <param name="Count">How many.</param>
/// <param name="BilledSeconds">Seconds that Flex Consumption would bill, each by itself.</param>
internal sealed record ExecutionCount(Account Account, string Name, int Count, double BilledSeconds);

/// <summary>One pass of a timer function.</summary>
/// <param name="Name">The function.</param>
/// <param name="HasRun">Was a run there that it could look at?</param>
/// <param name="Operations">Requests for the product's tables.</param>
/// <param name="StateReads">Looks at orchestrations' states.</param>
internal sealed record TimerPass(string Name, bool HasRun, int Operations, int StateReads);

/// <summary>Everything that the app counted in itself.</summary>
internal sealed record PlayCounts
{
    public required IReadOnlyList<OperationCount> Operations { get; init; }

    public required IReadOnlyList<ExecutionCount> Executions { get; init; }

    public required IReadOnlyList<TimerPass> Passes { get; init; }

    public required IReadOnlyList<TurnRecord> Turns { get; init; }

    public required IReadOnlyList<Creation> Created { get; init; }

    /// <summary>Processor time from when it served until it was stopped.</summary>
    public required double ProcessorSeconds { get; init; }

    /// <summary>Most memory that the process held.</summary>
    public required long PeakBytes { get; init; }

    public int OperationsOf(Owner owner, params Account[] accounts) =>
        Operations.Where(one => one.Owner == owner && accounts.Contains(one.Account)).Sum(one => one.Count);

    public StorageWork WorkOf(Owner owner, params Account[] accounts) => Operations.Where(one => one.Owner == owner && accounts.Contains(one.Account))
        .Aggregate(StorageWork.None, (sum, one) => sum + OperationKinds.WorkOf(one.Kind) * one.Count);
}
