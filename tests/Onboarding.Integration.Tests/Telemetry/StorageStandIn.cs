using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Onboarding.Integration.Tests.Telemetry;

/// <summary>Stands between the app and its tables: slow, or refusing, for as long as it is told to be.</summary>
internal sealed class StorageStandIn : IAsyncDisposable
{
    private static readonly string[] NotForwarded = ["Host", "Transfer-Encoding", "Connection"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri _target;
    private readonly WebApplication _app;

    private StorageStandIn(int port, Uri target)
    {
        _target = target;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        _app.Run(ForwardAsync);
    }

    /// <summary>How much longer every answer about a table takes that is named here.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>The table whose requests are slow.</summary>
    public string SlowTable { get; set; } = "";

    /// <summary>The table whose requests are refused, as an account refuses whose rights were taken away; empty: none.</summary>
    public string RefusedTable { get; set; } = "";

    public static async Task<StorageStandIn> StartAsync(int port, int targetPort)
    {
        var proxy = new StorageStandIn(port, new Uri($"http://127.0.0.1:{targetPort}"));
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext http)
    {
        // As it was sent, letter by letter: the storage client has signed it.
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (Concerns(RefusedTable, path))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (Slowness > TimeSpan.Zero && Concerns(SlowTable, path))
        {
            using var slowly = new PeriodicTimer(Slowness);
            await slowly.WaitForNextTickAsync(http.RequestAborted);
        }

        using var response = await _http.SendAsync(RequestOf(http.Request, path, body.ToArray()));
        var answer = await response.Content.ReadAsByteArrayAsync();
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !NotForwarded.Contains(header.Key)))
            http.Response.Headers[name] = values.ToArray();
        if (answer.Length > 0) await http.Response.Body.WriteAsync(answer);
    }

    private static bool Concerns(string table, string path) => table.Length > 0 && path.Contains(table, StringComparison.Ordinal);

    private HttpRequestMessage RequestOf(HttpRequest request, string path, byte[] body)
    {
        var forwarded = new HttpRequestMessage(
            new HttpMethod(request.Method), new Uri(_target.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0 || request.ContentLength is not null) forwarded.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Headers.Where(header => !NotForwarded.Contains(header.Key)))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, values.ToArray())) forwarded.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        return forwarded;
    }
}
