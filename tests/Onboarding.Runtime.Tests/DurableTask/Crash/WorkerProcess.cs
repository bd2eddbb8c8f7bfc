using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Onboarding.Runtime.Tests.DurableTask.Crash;

/// <summary>A worker in a process of its own, seen from the drill.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly int StopSignal = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int ContinueSignal = OperatingSystem.IsMacOS() ? 19 : 18;
    private static int _lastId;

    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _asked = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private WorkerProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
    }

    /// <summary>It has got the hub.</summary>
    public Task Ready => _ready.Task;

    public bool HasExited => _process.HasExited;

    public static WorkerProcess Start(string storage, string hub, Faults faults) => new(Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(CrashWorker).Assembly.Location, storage, hub, faults.ToString()])
    { RedirectStandardInput = true, RedirectStandardOutput = true })!);

    /// <summary>Asks for something to be done. False: it was not, or nobody knows.</summary>
    public async Task<bool> TryAskAsync(Command command)
    {
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = Interlocked.Increment(ref _lastId);
        _asked[id] = asked;
        try
        {
            var line = JsonSerializer.Serialize(command with { Id = id });
            lock (_process) _process.StandardInput.WriteLine(line);
            return await asked.Task.WaitAsync(Patience) == "ok";
        }
        catch (Exception gone) when (gone is TimeoutException or IOException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _asked.TryRemove(id, out _);
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Holds the process, as a machine does that is put to sleep.</summary>
    public void Pause() => Signal(StopSignal);

    /// <summary>Lets it go on, as if nothing had happened.</summary>
    public void Continue() => Signal(ContinueSignal);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            foreach (var one in _asked.Values) one.TrySetResult("gone");
            return;
        }

        if (line == CrashWorker.Ready)
        {
            _ready.TrySetResult();
            return;
        }

        var parts = line.Split(' ', 2);
        if (int.TryParse(parts[0], CultureInfo.InvariantCulture, out var id) && _asked.TryGetValue(id, out var asked)) asked.TrySetResult(parts[1]);
    }

    private void Signal(int signal)
    {
        if (Kill(_process.Id, signal) != 0) throw new InvalidOperationException($"Process {_process.Id} did not take signal {signal}.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
