using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Onboarding.Bench;

/// <summary>Another program of this product, run as people run it: the app, or a command whose JSON is read.</summary>
internal sealed class DrillProcess : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;

    private DrillProcess(string assembly, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> settings, bool isRead)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = !isRead };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>Starts the app and waits until it serves.</summary>
    public static async Task<DrillProcess> ServeAsync(Uri address, params (string Name, string Value)[] settings)
    {
        var app = new DrillProcess("Onboarding.Functions.dll", [], [("ASPNETCORE_URLS", address.ToString()), ("Onboarding__BaseUrl", address.ToString()), ("Inbox__Enabled", "false"), .. settings], isRead: false);
        app._process.OutputDataReceived += (_, _) => { };
        app._process.ErrorDataReceived += (_, _) => { };
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (app._process.HasExited) throw new InvalidOperationException($"The app ended with {app._process.ExitCode}.");
            try
            {
                using var health = await http.GetAsync("api/v1/health");
                if (health.IsSuccessStatusCode) return app;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>Runs a command: what it answered, how long it took, and the most memory that it had (MiB).</summary>
    public static async Task<(JsonNode Answer, TimeSpan Took, double Memory)> RunAsync(params string[] arguments)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var command = new DrillProcess("onboard.dll", [.. arguments, "--json"], [], isRead: true);
        var output = command._process.StandardOutput.ReadToEndAsync();
        var most = 0.0;
        while (!command._process.HasExited)
        {
            most = Math.Max(most, await MemoryAsync(command._process.Id));
            await Task.Delay(Look, TimeProvider.System);
        }

        var took = Stopwatch.GetElapsedTime(begun);
        if (command._process.ExitCode != 0) throw new InvalidOperationException($"'onboard {arguments[0]}' ended with {command._process.ExitCode}: {await output}");
        return (JsonNode.Parse(await output)!, took, most);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // The kernel's high-water mark; 0 once the process is gone.
    private static async Task<double> MemoryAsync(int process)
    {
        try
        {
            var status = await File.ReadAllLinesAsync($"/proc/{process}/status");
            var line = status.FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
