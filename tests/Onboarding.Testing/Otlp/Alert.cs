using System.Text.Json;

namespace Onboarding.Testing.Otlp;

/// <summary>An alert as <c>infra/alerts.json</c> has it, judged as Azure Monitor judges it: over what came in within a window.</summary>
/// <param name="Id">Its id, also the anchor of its page in docs/operations.md.</param>
/// <param name="Title">What it says.</param>
/// <param name="Metric">The metric that it looks at.</param>
/// <param name="Aggregation"><c>max</c>, <c>sum</c> or <c>p95</c>.</param>
/// <param name="Threshold">It fires above it.</param>
/// <param name="WindowMinutes">Length of the window.</param>
/// <param name="EveryMinutes">How often it is judged.</param>
/// <param name="Severity">0 (critical) to 4.</param>
public sealed record Alert(string Id, string Title, string Metric, string Aggregation, double Threshold, int WindowMinutes, int EveryMinutes, int Severity)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Every alert.</summary>
    public static IReadOnlyList<Alert> All { get; } =
        JsonSerializer.Deserialize<AlertFile>(File.ReadAllText(Repository.At("infra", "alerts.json")), Json)!.Alerts;

    /// <summary>The alert with an id.</summary>
    public static Alert Of(string id) => All.Single(alert => alert.Id == id);

    /// <summary>Does it fire over these values? Null: none of them is its metric's, so that it does not.</summary>
    public bool? Fires(IEnumerable<OtlpPoint> window) => ValueOf([.. window.Where(point => point.Name == Metric)]) is { } value ? value > Threshold : null;

    private double? ValueOf(IReadOnlyList<OtlpPoint> points) => points.Count == 0 ? null : Aggregation switch
    {
        "max" => points.Max(point => point.Value),
        "sum" => points.Sum(point => point.Value),
        "p95" => Quantile(points, 0.95),
        var other => throw new InvalidDataException($"Alert {Id} has the aggregation '{other}'."),
    };

    // Within its bucket a value may be anywhere: in proportion, as usual. Beyond the last bound it is that bound.
    private static double Quantile(IReadOnlyList<OtlpPoint> points, double share)
    {
        var buckets = points.SelectMany(point => point.Buckets).GroupBy(bucket => bucket.Bound).OrderBy(group => group.Key)
            .Select(group => (Bound: group.Key, Count: group.Sum(bucket => (double)bucket.Count))).ToList();
        var wanted = share * buckets.Sum(bucket => bucket.Count);
        var (below, from) = (0.0, 0.0);
        foreach (var (bound, count) in buckets)
        {
            if (below + count >= wanted && count > 0) return double.IsInfinity(bound) ? from : from + (bound - from) * (wanted - below) / count;
            (below, from) = (below + count, bound);
        }

        return from;
    }

    private sealed record AlertFile(IReadOnlyList<Alert> Alerts);
}
