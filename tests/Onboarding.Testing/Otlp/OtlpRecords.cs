using System.Globalization;
using OpenTelemetry.Proto.Common.V1;
using OpenTelemetry.Proto.Logs.V1;
using OpenTelemetry.Proto.Metrics.V1;
using OpenTelemetry.Proto.Trace.V1;

namespace Onboarding.Testing.Otlp;

/// <summary>A span that was received.</summary>
/// <param name="TraceId">Its trace, hex.</param>
/// <param name="Id">Its id, hex.</param>
/// <param name="ParentId">Its parent's id; empty: a root.</param>
/// <param name="Source">The instrumentation that told it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Server, Client, Producer, Consumer or Internal.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Links">Traces that it links to.</param>
/// <param name="HasFailed">Its status is an error.</param>
public sealed record OtlpSpan(
    string TraceId, string Id, string ParentId, string Source, string Name, string Kind, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Links, bool HasFailed)
{
    /// <summary>An attribute; null when it has none of the name.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    /// <summary>Method and route of a request, for example <c>GET approvals/{token}</c>; null when it is none.</summary>
    public string? Request => Kind == "Server" && this["http.route"] is { } route ? $"{this["http.request.method"]} {route.TrimStart('/')}" : null;

    /// <inheritdoc />
    public override string ToString() => $"{Kind} {Name} {Id} < {ParentId} {string.Join(' ', Attributes.Select(one => $"{one.Key}={one.Value}"))}";

    internal static IEnumerable<OtlpSpan> Of(ResourceSpans resource) => resource.ScopeSpans.SelectMany(scope => scope.Spans.Select(span => new OtlpSpan(
        Hex(span.TraceId), Hex(span.SpanId), Hex(span.ParentSpanId), scope.Scope.Name, span.Name, $"{span.Kind}", Attribute.Read(span.Attributes),
        [.. span.Links.Select(link => Hex(link.TraceId))], span.Status?.Code == Status.Types.StatusCode.Error)));

    private static string Hex(Google.Protobuf.ByteString bytes) => Convert.ToHexStringLower(bytes.Span);
}

/// <summary>A value of a metric that was received: of a gauge or counter its value, of a histogram the sum. Counted since the export before.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Value">Its value.</param>
public sealed record OtlpPoint(string Name, IReadOnlyDictionary<string, string> Attributes, double Value)
{
    internal static IEnumerable<OtlpPoint> Of(ResourceMetrics resource) => resource.ScopeMetrics.SelectMany(scope => scope.Metrics).SelectMany(Of);

    private static IEnumerable<OtlpPoint> Of(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Gauge => metric.Gauge.DataPoints.Select(point => Of(metric, point)),
        Metric.DataOneofCase.Sum => metric.Sum.DataPoints.Select(point => Of(metric, point)),
        Metric.DataOneofCase.Histogram => metric.Histogram.DataPoints.Select(point => new OtlpPoint(metric.Name, Attribute.Read(point.Attributes), point.Sum)),
        _ => [],
    };

    private static OtlpPoint Of(Metric metric, NumberDataPoint point) => new(
        metric.Name, Attribute.Read(point.Attributes), point.ValueCase == NumberDataPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble);
}

/// <summary>A log line that was received.</summary>
/// <param name="Category">Its logger.</param>
/// <param name="Text">What it says.</param>
/// <param name="TraceId">The trace that it belongs to, hex; empty: none.</param>
public sealed record OtlpLog(string Category, string Text, string TraceId)
{
    internal static IEnumerable<OtlpLog> Of(ResourceLogs resource) => resource.ScopeLogs.SelectMany(scope => scope.LogRecords.Select(log =>
        new OtlpLog(scope.Scope?.Name ?? "", Attribute.Read(log.Body), Convert.ToHexStringLower(log.TraceId.Span))));
}

internal static class Attribute
{
    public static Dictionary<string, string> Read(IEnumerable<KeyValue> attributes) => attributes.ToDictionary(one => one.Key, one => Read(one.Value));

    public static string Read(AnyValue? value) => value?.ValueCase switch
    {
        null or AnyValue.ValueOneofCase.None => "",
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        _ => value.ToString(),
    };
}
