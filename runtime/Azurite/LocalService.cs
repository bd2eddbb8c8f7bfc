namespace Onboarding.Runtime.Azurite;

/// <summary>What there is to know of a program that runs beside the app.</summary>
internal sealed record LocalServicePlan
{
    /// <summary>Short name, also of its log and pid file.</summary>
    public required string Name { get; init; }

    /// <summary>Folder for its data, log and pid file.</summary>
    public required string Folder { get; init; }

    /// <summary>Ports on loopback that it listens on.</summary>
    public required IReadOnlyList<int> Ports { get; init; }

    /// <summary>What node runs.</summary>
    public required Func<IEnumerable<string>> Arguments { get; init; }

    /// <summary>True when what listens there is such a program.</summary>
    public required Func<CancellationToken, Task<bool>> AnswersAsync { get; init; }

    /// <summary>What to do when a port is taken by something else.</summary>
    public required string Remedy { get; init; }
}

/// <summary>
/// A program beside the app: started when nothing listens, taken over when a killed app left it, left alone when somebody else runs it,
/// started again when it dies, stopped with the app.
/// </summary>
public sealed class LocalService : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly LocalServicePlan _plan;
    private readonly CancellationTokenSource _stopping = new();
    private LocalProcess? _process;
    private Task? _watch;

    private LocalService(LocalServicePlan plan) => _plan = plan;

    /// <summary>Raised after the program died and runs again. What it had not saved is gone.</summary>
    public event Action? Restarted;

    /// <summary>True when the app stops it in the end; false when somebody else runs it.</summary>
    public bool IsOurs => _process is not null;

    /// <summary>Its process id; null when somebody else runs it.</summary>
    public int? ProcessId => _process?.Id;

    internal static async Task<LocalService> StartAsync(LocalServicePlan plan, CancellationToken cancellation)
    {
        var service = new LocalService(plan);
        await service.StartAsync(cancellation);
        return service;
    }

    /// <summary>Ends the program at once, as a power cut would. It is started again by itself.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>Stops the program if it is ours.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        // Whatever became of the watch, the program must not stay behind.
        if (_watch is not null) await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_process is not null) await _process.StopAsync();
        _stopping.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        _process = LocalProcess.Adopt(_plan.Folder, _plan.Name);
        if (_process is null)
        {
            foreach (var port in _plan.Ports)
            {
                if (!await LocalPorts.IsTakenAsync(port, cancellation)) continue;
                if (await _plan.AnswersAsync(cancellation)) return;
                throw new LocalServiceException($"Port {port} on 127.0.0.1, which {_plan.Name} needs, is taken by another program. {_plan.Remedy}");
            }

            await LocalTools.CheckNodeAsync(cancellation);
            _process = await LocalProcess.StartAsync(_plan.Folder, _plan.Name, _plan.Arguments(), cancellation);
        }

        await WaitUntilReadyAsync(cancellation);
        _watch = Task.Run(WatchAsync, CancellationToken.None);
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        for (var started = Environment.TickCount64; !await _plan.AnswersAsync(cancellation); await Task.Delay(50, cancellation))
        {
            var log = Path.Combine(_plan.Folder, _plan.Name + ".log");
            if (!_process!.IsAlive) throw new LocalServiceException($"{_plan.Name} ended while starting. Its log {log} says why.");
            if (Environment.TickCount64 - started > StartLimit.TotalMilliseconds)
                throw new LocalServiceException($"{_plan.Name} did not answer within {StartLimit.TotalSeconds} s. Its log is {log}.");
        }
    }

    private async Task WatchAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _process!.WaitForEndAsync(_stopping.Token);
                _process = await LocalProcess.StartAsync(_plan.Folder, _plan.Name, _plan.Arguments(), _stopping.Token);
                await WaitUntilReadyAsync(_stopping.Token);
                Restarted?.Invoke();
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Whatever it was, without a watch the program would stay dead: the next look tries again.
                await WriteAsync(failure);
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        }
    }

    // Beside what the program itself says, so that whoever looks for the reason finds it.
    private async Task WriteAsync(Exception failure)
    {
        try
        {
            await File.AppendAllTextAsync(Path.Combine(_plan.Folder, _plan.Name + ".log"), $"{_plan.Name} could not be started again: {failure}{Environment.NewLine}");
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // A full disk, most likely, which may be what keeps the program down too.
        }
    }
}
