using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pilots;

/// <summary>A KPI's view as the page's script draws it: columns of numbers, which take a third of the room.</summary>
internal sealed record ChartColumns
{
    private const int SketchWidth = 720;
    private const int SketchHeight = 120;
    private const decimal SketchRoom = 6;

    public required DateOnly First { get; init; }

    /// <summary>Days from the first to the last that is shown.</summary>
    public required int Span { get; init; }

    public required string Unit { get; init; }

    public decimal? Target { get; init; }

    public decimal? Baseline { get; init; }

    /// <summary>Place of each measured day, from 0.</summary>
    public required IReadOnlyList<int> Days { get; init; }

    public required IReadOnlyList<decimal> Value { get; init; }

    public required IReadOnlyList<decimal?> Mid { get; init; }

    public required IReadOnlyList<decimal?> Low { get; init; }

    public required IReadOnlyList<decimal?> High { get; init; }

    public required IReadOnlyList<long> Cases { get; init; }

    /// <summary>Which running value each day belongs to, from 0.</summary>
    public required IReadOnlyList<int> Part { get; init; }

    public required IReadOnlyList<ColumnMark> Marks { get; init; }

    /// <summary>The columns of a view.</summary>
    public static ChartColumns Of(KpiChartView kpi, DateOnly first, DateOnly last) => new()
    {
        First = first,
        Span = last.DayNumber - first.DayNumber + 1,
        Unit = kpi.Unit,
        Target = kpi.Target,
        Baseline = kpi.Baseline,
        Days = [.. kpi.Days.Select(day => PlaceOf(day.Day, first))],
        Value = [.. kpi.Days.Select(day => day.Value)],
        Mid = [.. kpi.Days.Select(day => day.Running?.Value)],
        Low = [.. kpi.Days.Select(day => day.Running?.Low)],
        High = [.. kpi.Days.Select(day => day.Running?.High)],
        Cases = [.. kpi.Days.Select(day => day.Cases)],
        Part = PartsOf(kpi.Days),
        Marks = [.. kpi.Marks.Select(mark => new ColumnMark(PlaceOf(mark.Day, first), mark.Kind, mark.Text, mark.Number?.ToString(CultureInfo.InvariantCulture) ?? ""))],
    };

    /// <summary>For the page's script.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Written);

    /// <summary>The days' values as a polyline for readers without script; empty with fewer than two days.</summary>
    [JsonIgnore]
    public string Sketch => Days.Count < 2 ? "" : string.Join(' ', Days.Zip(Value, (day, value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round((decimal)day * SketchWidth / Math.Max(1, Span - 1), 1)},{HeightOf(value)}")));

    /// <summary>Where the sketch has its target, or else its baseline; empty without.</summary>
    [JsonIgnore]
    public string SketchLine => (Target ?? Baseline) is { } line ? HeightOf(line).ToString(CultureInfo.InvariantCulture) : "";

    private decimal HeightOf(decimal value)
    {
        var shown = Value.Concat(new[] { Target ?? Baseline }.OfType<decimal>()).ToList();
        var (least, most) = (shown.Min(), shown.Max());
        var share = most == least ? 0.5m : (value - least) / (most - least);
        return Math.Round(SketchHeight - SketchRoom - share * (SketchHeight - 2 * SketchRoom), 1);
    }

    private static int PlaceOf(DateOnly day, DateOnly first) => day.DayNumber - first.DayNumber;

    private static IReadOnlyList<int> PartsOf(IReadOnlyList<KpiDay> days)
    {
        var parts = days.Select(day => day.PooledFrom).Distinct().ToList();
        return [.. days.Select(day => parts.IndexOf(day.PooledFrom))];
    }

    // The script tells "no value" by null, which columns must keep.
    private static JsonSerializerOptions Written { get; } =
        new(RunJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };
}

/// <summary>A mark of a chart.</summary>
/// <param name="Day">Place of its day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="Name">What stands beside it; empty: nothing.</param>
internal sealed record ColumnMark(int Day, ChartMarkKind Kind, string Text, string Name);
