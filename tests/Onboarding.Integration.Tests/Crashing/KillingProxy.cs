using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Onboarding.Integration.Tests.Crashing;

/// <summary>On which side of a step the process dies.</summary>
internal enum Side
{
    /// <summary>Before the other side heard of it.</summary>
    Before,

    /// <summary>After the other side did it, before the process heard so.</summary>
    After,
}

/// <summary>Stands between the app and its tables, and ends the app at a write of its choice: so every step that leaves a trace can be the last one.</summary>
internal sealed class KillingProxy : IAsyncDisposable
{
    private static readonly string[] NotForwarded = ["Host", "Transfer-Encoding", "Connection"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri _target;
    private readonly WebApplication _app;
    private int _writesLeft = int.MaxValue;
    private Side _side;
    private Func<Task> _kill = () => Task.CompletedTask;

    private KillingProxy(int port, Uri target)
    {
        _target = target;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        _app = builder.Build();
        _app.Run(ForwardAsync);
    }

    public static async Task<KillingProxy> StartAsync(int port, int targetPort)
    {
        var proxy = new KillingProxy(port, new Uri($"http://127.0.0.1:{targetPort}"));
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>Ends the app at this write from now on.</summary>
    public void Arm(int write, Side side, Func<Task> kill)
    {
        (_side, _kill) = (side, kill);
        Volatile.Write(ref _writesLeft, write);
    }

    public void Disarm() => Volatile.Write(ref _writesLeft, int.MaxValue);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext http)
    {
        var dies = !HttpMethods.IsGet(http.Request.Method) && Volatile.Read(ref _writesLeft) != int.MaxValue && Interlocked.Decrement(ref _writesLeft) == 0;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (dies && _side == Side.Before)
        {
            await _kill();
            http.Abort();
            return;
        }

        using var response = await _http.SendAsync(RequestOf(http.Request, body.ToArray()));
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (dies)
        {
            await _kill();
            http.Abort();
            return;
        }

        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !NotForwarded.Contains(header.Key)))
            http.Response.Headers[name] = values.ToArray();
        if (answer.Length > 0) await http.Response.Body.WriteAsync(answer);
    }

    private HttpRequestMessage RequestOf(HttpRequest request, byte[] body)
    {
        // As it was sent, letter by letter: the storage client has signed it.
        var path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
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
