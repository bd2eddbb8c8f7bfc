using System.Collections.Concurrent;
using System.Net;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>What an app exported of one signal.</summary>
/// <param name="Exports">Requests.</param>
/// <param name="Bytes">Bytes of their bodies.</param>
internal readonly record struct Told(int Exports, long Bytes);

/// <summary>Stands where a receiver of OTLP would (HTTP, protobuf): counts the bytes that come in by signal and keeps nothing else.</summary>
internal sealed class ToldBytes : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, Told> _told = new();
    private readonly Task _serving;
    private readonly string _address;

    public ToldBytes(int port)
    {
        _address = $"http://127.0.0.1:{port}/";
        _listener.Prefixes.Add(_address);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>Settings with which an app tells everything here, metrics once a minute as it does by default.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _address,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        // A clock that runs ahead tells months in minutes: nothing is to be dropped.
        ["OTEL_BSP_MAX_QUEUE_SIZE"] = "262144",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["OTEL_BLRP_MAX_QUEUE_SIZE"] = "65536",
    };

    public Told Spans => Of("traces");

    public Told Lines => Of("logs");

    public Told Metrics => Of("metrics");

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Close();
    }

    private Told Of(string signal) => _told.GetValueOrDefault($"/v1/{signal}");

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var call = await _listener.GetContextAsync();
            using var body = new MemoryStream();
            await call.Request.InputStream.CopyToAsync(body);
            _told.AddOrUpdate(call.Request.Url!.AbsolutePath, new Told(1, body.Length), (_, sum) => new Told(sum.Exports + 1, sum.Bytes + body.Length));
            call.Response.ContentType = "application/x-protobuf";
            call.Response.Close();
        }
    }
}
