namespace Onboarding.Cli.Api;

/// <summary>
/// Tells when it is worth looking at a run again: by the app's stream of changes (server-sent events), and every second where the
/// app has none or it broke off.
/// </summary>
internal sealed class ChangeSignal : IAsyncDisposable
{
    private static readonly TimeSpan WithoutStream = TimeSpan.FromSeconds(1);

    // Not everything that a run shows is a change of its own, for example a day that passes.
    private static readonly TimeSpan WithStream = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly Uri _stream;
    private readonly SemaphoreSlim _rung = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _listening;
    private volatile bool _isOpen;

    public ChangeSignal(Uri app, string? key, string runId)
    {
        _http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        if (key is not null) _http.DefaultRequestHeaders.Add("x-functions-key", key);
        _stream = new Uri(app, $"api/v1/onboardings/{Uri.EscapeDataString(runId)}/changes");
        _listening = ListenAsync(_end.Token);
    }

    /// <summary>Returns when something changed, or after a while.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await _rung.WaitAsync(_isOpen ? WithStream : WithoutStream, cancellation);
        // Many changes at once are worth one look.
        while (_rung.Wait(0, CancellationToken.None))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _rung.Dispose();
        _end.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                using var answer = await _http.GetAsync(_stream, HttpCompletionOption.ResponseHeadersRead, cancellation);
                if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream") return;
                await FollowAsync(answer, cancellation);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                // The app may be starting again.
            }

            _isOpen = false;
            await Task.Delay(WithoutStream, cancellation);
        }
    }

    private async Task FollowAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        _isOpen = true;
        // What happened while nobody listened.
        _rung.Release();
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal)) _rung.Release();
        }
    }
}
