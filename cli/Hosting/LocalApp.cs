using Onboarding.Cli.Api;

namespace Onboarding.Cli.Hosting;

/// <summary>The app as a child process, with what it prints in a log file.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly ChildProcess _process;
    private readonly StreamWriter _log;
    private readonly Texts _texts;
    private readonly string _dataFolder;
    private string _lastLine = "";
    private bool _willReturn;

    private LocalApp(Repository repository, AppSettings settings, Texts texts)
    {
        _texts = texts;
        _dataFolder = settings.DataFolder;
        _log = new StreamWriter(settings.LogFile, append: true) { AutoFlush = true };
        _process = ChildProcess.Start(
            "dotnet", [repository.FunctionsAssembly], Path.GetDirectoryName(repository.FunctionsAssembly)!, settings.ToEnvironment(), Log);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<LocalApp> StartAsync(
        Repository repository, AppSettings settings, OnboardingClient client, Texts texts, CancellationToken cancellation)
    {
        var app = new LocalApp(repository, settings, texts);
        try
        {
            await app.WaitUntilServingAsync(client, cancellation);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Task WaitForExitAsync(CancellationToken cancellation) => _process.WaitAsync(cancellation);

    /// <summary>Kills it as a crash would.</summary>
    public void Crash() => _process.Crash();

    /// <summary>Forgets a process that ended, but leaves what it started for the next one to take over.</summary>
    public ValueTask ForgetAsync()
    {
        _willReturn = true;
        return DisposeAsync();
    }

    public CliException Ended() => new(_texts["error.app-ended", _process.ExitCode, _lastLine]);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (!_willReturn) await LeftServices.StopAsync(_dataFolder);
        await _log.DisposeAsync();
    }

    private async Task WaitUntilServingAsync(OnboardingClient client, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (_process.HasExited) throw Ended();
            if (await IsServingAsync(client, cancellation)) return;
            if (TimeProvider.System.GetElapsedTime(began) > StartPatience) throw new CliException(_texts["error.app-silent", _lastLine]);
            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task<bool> IsServingAsync(OnboardingClient client, CancellationToken cancellation)
    {
        try
        {
            await client.HealthAsync(cancellation);
            return true;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or ProblemException)
        {
            return false;
        }
    }

    private void Log(string line)
    {
        lock (_log)
        {
            _log.WriteLine(line);
            if (!string.IsNullOrWhiteSpace(line)) _lastLine = line.Trim();
        }
    }
}
