using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Onboarding.Integration.Tests.Hosting;

/// <summary>The app as a process of its own, as people run it.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private AppProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it has printed so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="stack">Its storage and inbox.</param>
    /// <param name="clock">Where its clock starts and how fast it runs; null: the real time.</param>
    /// <param name="settings">Settings beside or in place of the usual ones.</param>
    public static async Task<AppProcess> StartAsync(LocalStack stack, DemoClock? clock = null, params (string Name, string Value)[] settings)
    {
        var app = new AppProcess(Of([.. Settings(stack, clock).Select(one => (one.Key, one.Value)), .. settings]));
        await app.WaitUntilServingAsync();
        return app;
    }

    /// <summary>Starts it with settings with which it is expected to end at once: exit code and what it printed.</summary>
    public static async Task<(int Code, string Output)> RefusedAsync(params (string Name, string Value)[] settings)
    {
        await using var app = new AppProcess(Of(settings));
        // Without a limit of its own it waits for the end of the output too.
        await app._process.WaitForExitAsync();
        return (app._process.ExitCode, app.Output.Trim());
    }

    private static ProcessStartInfo Of(IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Onboarding.Functions.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return start;
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as a supervisor and the platform do, and does not wait for it.</summary>
    // Not SIGINT: what a script starts in the background ignores it, and a wait would not end.
    public async Task TerminateAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await terminate.WaitForExitAsync();
    }

    /// <summary>Completed when it has ended, by whatever; its exit code.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody waits for it to end in good order; how it does that has tests of its own.
        await KillAsync();
        _process.Dispose();
    }

    private static Dictionary<string, string> Settings(LocalStack stack, DemoClock? clock)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = stack.App.ToString(),
            ["AzureWebJobsStorage"] = stack.Storage,
            ["Onboarding__BaseUrl"] = stack.App.ToString(),
            ["Local__DataFolder"] = stack.Folder,
            ["Inbox__Enabled"] = "false",
            ["Mail__Smtp__Port"] = stack.SmtpPort.ToString(CultureInfo.InvariantCulture),
            ["Mail__Smtp__InboxUrl"] = stack.Inbox.ToString(),
            // So that what is printed can be searched for what must not be.
            ["Logging__LogLevel__Onboarding"] = "Debug",
        };
        if (clock is null) return settings;
        settings["Runtime__StartAt"] = clock.StartAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        settings["Runtime__TimeScale"] = clock.Scale.ToString(CultureInfo.InvariantCulture);
        return settings;
    }

    // It says so itself (Announcement). To ask it again and again until it answers costs more than its start.
    private void Take(string line)
    {
        _output.Enqueue(line);
        if (line.Contains("Ready.", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    private async Task WaitUntilServingAsync()
    {
        var ended = _process.WaitForExitAsync();
        try
        {
            if (await Task.WhenAny(_ready.Task, ended).WaitAsync(StartLimit) == _ready.Task) return;
            throw new InvalidOperationException($"The app ended with code {_process.ExitCode}:\n{Output}");
        }
        catch (TimeoutException)
        {
            await DisposeAsync();
            throw new TimeoutException($"After {StartLimit.TotalSeconds} s the app still does not say that it is ready:\n{Output}");
        }
    }
}

/// <summary>A clock that starts at an instant and runs faster than the real one.</summary>
internal sealed record DemoClock(DateTimeOffset StartAt, double Scale);
