using Onboarding.Cli.Api;
using Onboarding.Cli.Commands;
using Onboarding.Cli.Display;
using Onboarding.Cli.Hosting;
using Onboarding.Cli.Inbox;
using Spectre.Console;

namespace Onboarding.Cli.Demo;

/// <summary>What a demo was asked for.</summary>
internal sealed record DemoRequest(Uri Url, string? Key, double TimeScale, bool Stay, int Kills, ulong Seed);

/// <summary>A demo from the build to the clean-up.</summary>
internal sealed class DemoSession(Repository repository, DemoRequest request, CommandOutput answer, Texts texts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IAnsiConsole _console = answer.Progress;
    private readonly long _began = TimeProvider.System.GetTimestamp();

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await DemoPorts.RequireFreeAsync(request.Url, texts, cancellation);
        var progress = new ProgressView(_console, texts);
        await new AppBuild(repository, texts).RunAsync(progress, cancellation);

        var folders = new DataFolders(repository);
        var (folder, moved) = folders.NewDemo();
        if (moved) _console.WriteLine(texts["demo.moved"]);
        var (findings, settings) = await ServeAsync(progress, folders, folder, cancellation);
        findings = [.. findings, .. await DemoPorts.StillTakenAsync(request.Url, texts, CancellationToken.None)];
        if (findings.Count > 0) throw new CliException(texts["demo.failed", string.Join("; ", findings)]);
        _console.WriteLine(texts["demo.done", settings.DataFolder]);
        return ExitCodes.Success;
    }

    private async Task<(IReadOnlyList<string> Findings, AppSettings Settings)> ServeAsync(
        ProgressView progress, DataFolders folders, string folder, CancellationToken cancellation)
    {
        using var client = new OnboardingClient(request.Url, request.Key, texts.Language, Patience);
        using var probe = new OnboardingClient(request.Url, request.Key, texts.Language, TimeSpan.Zero);
        var clock = new DemoClock(client, request.TimeScale);
        RunDisplay? display = null;
        void Say(string line) => display?.Say(line);
        AppSettings Settings() => new(request.Url, folder, clock.Seen.Now, clock.Seen.Scale) { Fixed = DemoPorts.Settings };

        AppSupervisor? started = null;
        await progress.StepAsync(texts["step.start"], async _ => started = await AppSupervisor.StartAsync(
            stop => LocalApp.StartAsync(repository, Settings(), probe, texts, stop), request.Kills, Say, texts, cancellation));
        await using var supervisor = started!;
        try
        {
            await using (display = RunDisplay.Create(_console, texts))
            {
                using var inbox = new LocalInbox(DemoPorts.Inbox);
                return (await PlayAsync(client, inbox, clock, supervisor, display), Settings());
            }
        }
        catch (Exception) when (supervisor.Failure is { } failure && !cancellation.IsCancellationRequested)
        {
            throw new CliException(failure.Message);
        }
        finally
        {
            folders.KeepClock(clock.Seen.Now);
            display = null;
        }
    }

    private async Task<IReadOnlyList<string>> PlayAsync(
        OnboardingClient client, LocalInbox inbox, DemoClock clock, AppSupervisor supervisor, RunDisplay display)
    {
        var files = new ExampleFiles(repository.Example);
        var drill = new KillDrill(supervisor, request.Kills, request.Seed, display.Say, texts);
        using var drillEnd = CancellationTokenSource.CreateLinkedTokenSource(supervisor.Gone);
        var drilling = drill.RunAsync(drillEnd.Token);
        string id;
        try
        {
            id = await new DemoPlay(client, inbox, files, clock, display, texts).RunAsync(supervisor.Gone);
        }
        finally
        {
            await drillEnd.CancelAsync();
            await drilling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await clock.RealAsync(supervisor.Gone);
        var evidence = await DemoEvidence.GatherAsync(client, inbox, id, supervisor.Gone);
        await display.DisposeAsync();
        DemoOutcome.Write(_console, evidence, TimeProvider.System.GetElapsedTime(_began), texts);
        var findings = DemoCheck.Findings(evidence, files.Script, texts).ToList();
        if (drill.Done < request.Kills) findings.Add(texts["check.kills", drill.Done, request.Kills]);
        if (supervisor.Deaths > request.Kills) findings.Add(texts["check.deaths", supervisor.Deaths - request.Kills]);
        if (answer.IsJson) answer.Write(DemoOutcome.DocumentOf(evidence, findings), "");
        if (request.Stay) await StayAsync(clock, supervisor.Gone);
        return findings;
    }

    private async Task StayAsync(DemoClock clock, CancellationToken stop)
    {
        var settings = new AppSettings(request.Url, Path.Combine(repository.Root, ".local", "demo"), clock.Seen.Now) { Fixed = DemoPorts.Settings };
        ServingNotice.Show(_console, texts, settings, MailRoute.Of(SettingsInForce.Of(repository, settings)));
        // Ctrl+C is how staying ends; it takes nothing from the demo's result.
        await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
