using Onboarding.Bench.Cost.Model;
using Onboarding.Testing;

namespace Onboarding.Unit.Tests.Cost;

/// <summary>Work and prices for the tests of the cost model.</summary>
internal static class Samples
{
    public static DateTimeOffset Monday { get; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static PriceList Prices { get; } = PriceList.Read(File.ReadAllText(Repository.At("bench", "Cost", "prices.json")));

    public static Assumptions Assumed { get; } = Assumptions.Read(File.ReadAllText(Repository.At("bench", "Cost", "assumptions.json")));

    /// <summary>An orchestration that a client started and that called three activities, one after the other.</summary>
    public static EngineWork HelloCities { get; } = new()
    {
        ClientStarts = 1,
        Turns = 4,
        Activities = 3,
        Results = 3,
        HistoryReads = 4,
        HistoryWrites = 4,
    };

    public static RunCounts Run { get; } = new()
    {
        Length = TimeSpan.FromDays(70),
        Product = new StorageWork { Table = 5_000, BlobWrites = 10 },
        Engine = HelloCities * 50,
        Requests = 200,
        RequestSeconds = 210,
        ProductBytes = 2e6,
        EngineBytes = 1e6,
        PageView = new StorageWork { Table = 10 },
        Digest = HelloCities,
        Activity = new StorageWork { Table = 8 },
        Timers = [EachFiveMinutes],
    };

    public static TimerCost EachFiveMinutes => new("ReconcileRuns", 8_760, new StorageWork { Table = 2 }, new StorageWork { Table = 6 }, 1, KeepsSchedule: true);

    public static TimerCost EachFiveSeconds => new("TellEvents", 525_600, StorageWork.None, StorageWork.None, 0, KeepsSchedule: false);

    public static TurnRecord Turn(double afterDays, IReadOnlyList<TurnStep> came, params TurnStep[] decided) => new("run", "h1:", Monday.AddDays(afterDays), came, decided);

    public static TurnStep Timer(int id, double dueAfterDays) => new("timer", id, Monday.AddDays(dueAfterDays));
}
