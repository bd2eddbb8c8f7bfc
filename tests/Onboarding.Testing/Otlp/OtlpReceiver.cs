using System.Collections.Concurrent;
using System.Net;
using Google.Protobuf;
using Onboarding.Runtime.Azurite;
using OpenTelemetry.Proto.Collector.Logs.V1;
using OpenTelemetry.Proto.Collector.Metrics.V1;
using OpenTelemetry.Proto.Collector.Trace.V1;

namespace Onboarding.Testing.Otlp;

/// <summary>A receiver of OTLP over HTTP (protobuf), as a collector is one: it keeps what an app sends.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<IMessage> _messages = new();
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentQueue<OtlpPoint> _points = new();
    private readonly ConcurrentQueue<OtlpLog> _logs = new();
    private readonly Task _serving;
    private Exception? _fault;

    /// <summary>Begins to listen on a port of its own.</summary>
    public OtlpReceiver()
    {
        Address = new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>Value of <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public Uri Address { get; }

    /// <summary>Settings with which an app sends everything here, soon after it happened.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Address.AbsoluteUri), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta"), ("OTEL_METRIC_EXPORT_INTERVAL", "250"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_BSP_MAX_QUEUE_SIZE", "65536"), ("OTEL_BLRP_SCHEDULE_DELAY", "100"),
    ];

    /// <summary>Every span, in the order of arrival.</summary>
    /// <exception cref="InvalidDataException">Something came that is no OTLP.</exception>
    public IReadOnlyList<OtlpSpan> Spans => [.. Sound(_spans)];

    /// <summary>How many spans there are so far.</summary>
    public int SpanCount => _spans.Count;

    /// <summary>Every value of a metric, in the order of arrival.</summary>
    /// <exception cref="InvalidDataException">Something came that is no OTLP.</exception>
    public IReadOnlyList<OtlpPoint> Points => [.. Sound(_points)];

    /// <summary>Every log line.</summary>
    public IReadOnlyList<OtlpLog> Logs => [.. _logs];

    /// <summary>All that was sent, as text: resources, attributes, names, whatever the format has.</summary>
    public string Everything => string.Join('\n', _messages);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Close();
    }

    private ConcurrentQueue<T> Sound<T>(ConcurrentQueue<T> received) =>
        _fault is null ? received : throw new InvalidDataException("What was sent could not be read.", _fault);

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var call = await _listener.GetContextAsync();
            try
            {
                await TakeAsync(call);
            }
            catch (Exception unreadable) when (_listener.IsListening)
            {
                _fault ??= unreadable;
                call.Response.Abort();
            }
        }
    }

    private async Task TakeAsync(HttpListenerContext call)
    {
        using var body = new MemoryStream();
        await call.Request.InputStream.CopyToAsync(body);
        var bytes = ByteString.CopyFrom(body.ToArray());
        switch (call.Request.Url!.AbsolutePath)
        {
            case "/v1/traces":
                var traces = Keep(ExportTraceServiceRequest.Parser.ParseFrom(bytes));
                foreach (var span in traces.ResourceSpans.SelectMany(OtlpSpan.Of)) _spans.Enqueue(span);
                break;
            case "/v1/metrics":
                var metrics = Keep(ExportMetricsServiceRequest.Parser.ParseFrom(bytes));
                foreach (var point in metrics.ResourceMetrics.SelectMany(OtlpPoint.Of)) _points.Enqueue(point);
                break;
            case "/v1/logs":
                var logs = Keep(ExportLogsServiceRequest.Parser.ParseFrom(bytes));
                foreach (var log in logs.ResourceLogs.SelectMany(OtlpLog.Of)) _logs.Enqueue(log);
                break;
            default:
                call.Response.StatusCode = (int)HttpStatusCode.NotFound;
                break;
        }

        call.Response.ContentType = "application/x-protobuf";
        call.Response.Close();
    }

    private T Keep<T>(T message) where T : IMessage
    {
        _messages.Enqueue(message);
        return message;
    }
}
