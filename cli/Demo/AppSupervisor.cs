using Onboarding.Cli.Hosting;

namespace Onboarding.Cli.Demo;

/// <summary>Keeps the app running: starts it again when it dies, a few times.</summary>
internal sealed class AppSupervisor : IAsyncDisposable
{
    // Deaths beyond those that the drill causes; more is a fault that the demo must show, not hide.
    private const int UnexpectedDeaths = 2;

    private readonly Func<CancellationToken, Task<LocalApp>> _start;
    private readonly Action<string> _say;
    private readonly Texts _texts;
    private readonly CancellationTokenSource _gone;
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _deathsAllowed;
    private LocalApp _app = null!;
    private Task _watching = Task.CompletedTask;

    private AppSupervisor(
        Func<CancellationToken, Task<LocalApp>> start, int kills, Action<string> say, Texts texts, CancellationToken cancellation)
    {
        _start = start;
        _deathsAllowed = kills + UnexpectedDeaths;
        _say = say;
        _texts = texts;
        _gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Cancelled when the app is gone for good, or with the token given at the start.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Why it is gone for good; null while it is not.</summary>
    public Exception? Failure { get; private set; }

    public int Deaths { get; private set; }

    public static async Task<AppSupervisor> StartAsync(
        Func<CancellationToken, Task<LocalApp>> start, int kills, Action<string> say, Texts texts, CancellationToken cancellation)
    {
        var supervisor = new AppSupervisor(start, kills, say, texts, cancellation);
        supervisor._app = await start(cancellation);
        supervisor._watching = supervisor.WatchAsync();
        return supervisor;
    }

    /// <summary>Kills the app as a crash would. False when there is none at the moment.</summary>
    public bool TryCrash()
    {
        if (_app is not { HasExited: false } app) return false;
        app.Crash();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await _app.DisposeAsync();
        _stopping.Dispose();
        _gone.Dispose();
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _app.WaitForExitAsync(_stopping.Token);
                var ended = _app.Ended();
                Deaths++;
                if (Deaths > _deathsAllowed) throw ended;
                await _app.ForgetAsync();
                _say(_texts["demo.restart", Deaths]);
                _app = await _start(_stopping.Token);
                _say(_texts["demo.restarted"]);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The demo is over.
        }
        catch (Exception failure)
        {
            Failure = failure;
            await _gone.CancelAsync();
        }
    }
}
