using System.Diagnostics;

namespace Onboarding.Cli.Hosting;

/// <summary>A process that this one started and ends; its output goes line by line to whoever asked for it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    // Azurite saves its tables when it is asked to stop; a large demo takes a few seconds.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan SignalPatience = TimeSpan.FromSeconds(8);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string> settings, Action<string> output)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data, output);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, output);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process);
    }

    public Task WaitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>SIGKILL to this process alone, as a crash would hit it: what it started lives on.</summary>
    public void Crash() => _process.Kill();

    /// <summary>Asks it to stop; ends it and everything below it when it does not.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited) return;
        if (Signals.TryInterrupt(_process.Id) && await HasExitedWithinAsync(SignalPatience)) return;
        if (Signals.TryTerminate(_process.Id) && await HasExitedWithinAsync(StopPatience)) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private async Task<bool> HasExitedWithinAsync(TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _process.HasExited;
    }

    private static void Pass(string? line, Action<string> output)
    {
        if (line is not null) output(line);
    }
}
