namespace Onboarding.Bench.Cost.Model;

/// <summary>What one run took, as counted.</summary>
internal sealed record RunCounts
{
    /// <summary>From its request to its end, on the app's clock.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Requests for the product's own tables and blobs, the same with every back end.</summary>
    public required StorageWork Product { get; init; }

    /// <summary>What its orchestrations did.</summary>
    public required EngineWork Engine { get; init; }

    /// <summary>Executions by HTTP: what people hand in and decide.</summary>
    public required double Requests { get; init; }

    /// <summary>Seconds that are billed for them, each by itself.</summary>
    public required double RequestSeconds { get; init; }

    /// <summary>Bytes of its rows and files when it has ended.</summary>
    public required double ProductBytes { get; init; }

    /// <summary>Bytes of its histories in the local engine's tables; other back ends keep about as much.</summary>
    public required double EngineBytes { get; init; }

    /// <summary>Requests for storage of a page on average.</summary>
    public required StorageWork PageView { get; init; }

    /// <summary>One digest's orchestration.</summary>
    public required EngineWork Digest { get; init; }

    /// <summary>Requests for storage of an activity on average; a digest's are not told apart from those of others.</summary>
    public required StorageWork Activity { get; init; }

    /// <summary>The timers that tick whether or not there are runs.</summary>
    public required IReadOnlyList<TimerCost> Timers { get; init; }
}

/// <summary>What a timer's function takes each time.</summary>
/// <param name="Name">Its function.</param>
/// <param name="PassesOfMonth">How often it comes in a month.</param>
/// <param name="Empty">Requests for storage of a pass without a live run.</param>
/// <param name="OfRun">What each live run adds to a pass.</param>
/// <param name="StateReadsOfRun">Looks at orchestrations' states that each live run adds.</param>
/// <param name="KeepsSchedule">Does the host write down when it last ran? A blob, after each pass.</param>
internal sealed record TimerCost(
    string Name, double PassesOfMonth, StorageWork Empty, StorageWork OfRun, double StateReadsOfRun, bool KeepsSchedule);
