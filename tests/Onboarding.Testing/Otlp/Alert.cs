using System.Text.Json;

namespace Onboarding.Testing.Otlp;

/// <summary>An alert as <c>infra/alerts.json</c> has it, judged as Azure Monitor judges it: over what came in within a window.</summary>
/// <param name="Id">Its id, also the anchor of its page in docs/operations.md.</param>
/// <param name="Title">What it says.</param>
/// <param name="Metric">The metric that it looks at.</param>
/// <param name="Aggregation"><c>max</c> or <c>sum</c>.</param>
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
        var other => throw new InvalidDataException($"Alert {Id} has the aggregation '{other}'."),
    };

    private sealed record AlertFile(IReadOnlyList<Alert> Alerts);
}
