using System.Text.Json;

namespace Onboarding.Bench.Cost.Model;

/// <summary>What is not counted but assumed. File: <c>bench/Cost/assumptions.json</c>, with the reason of each.</summary>
internal sealed record Assumptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Memory of an instance.</summary>
    public required double InstanceGb { get; init; }

    /// <summary>Time of a request for storage, where many go out one after the other.</summary>
    public required double SecondsOfRequest { get; init; }

    public required double PageViewsOfRun { get; init; }

    /// <summary>Hours in which a page of the run is open and looked at.</summary>
    public required double OpenPageHoursOfRun { get; init; }

    /// <summary>Open pages that share an instance's time.</summary>
    public required double OpenPagesTogether { get; init; }

    public required double MonthsKept { get; init; }

    /// <summary>Spans and log lines: everything that an execution tells, as nothing is sampled.</summary>
    public required double LogKilobytesOfExecution { get; init; }

    /// <summary>What an instance that is up tells of its metrics.</summary>
    public required double MetricKilobytesOfMinute { get; init; }

    public required double SecretReadsOfMonth { get; init; }

    public required double WorkdaysOfWeek { get; init; }

    public required double ManagersOfRun { get; init; }

    public required double RunsStartedInMonth { get; init; }

    /// <summary>The reason of each, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Why { get; init; }

    /// <exception cref="JsonException">One is missing.</exception>
    public static Assumptions Read(string json) => JsonSerializer.Deserialize<Assumptions>(json, Json)!;
}
