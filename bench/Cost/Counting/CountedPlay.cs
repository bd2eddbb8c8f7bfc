using System.Globalization;
using System.Text.Json;
using Onboarding.Cli;
using Onboarding.Cli.Api;
using Onboarding.Cli.Demo;
using Onboarding.Cli.Display;
using Onboarding.Cli.Hosting;
using Onboarding.Cli.Inbox;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>A play that was counted.</summary>
internal sealed record CountedRun(PlayCounts Counts, string RunId, TimeSpan Length, int Mails, int Entries, IReadOnlyList<string> Pages)
{
    /// <summary>What it exported: spans, log lines, metrics.</summary>
    public (Told Spans, Told Lines, Told Metrics) Told { get; init; }
}

/// <summary>
/// Plays the run of <c>onboard demo</c> against the app in a process of its own, with storage, an inbox and a receiver of telemetry of its own, and lets the app count.
/// Before it begins, the timers have passed once without a run.
/// </summary>
internal sealed class CountedPlay(string storage)
{
    // As the demo: five simulated days in a second while the run only waits for time.
    private const double FastScale = 5 * 86_400;
    private const double SlowScale = 1_800;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // As the demo begins, on a Monday morning in Singapore; the hours before it are those of the rarest timer, every fourth, and to spare.
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Before = TimeSpan.FromHours(9);

    private readonly string _folder = Directory.CreateTempSubdirectory("onboarding-cost-").FullName;
    private readonly int[] _ports = FreePorts.Take(4);
    private readonly Texts _texts = Texts.In(Texts.English);

    private Uri App => new($"http://127.0.0.1:{_ports[0]}/");

    private Uri Inbox => new($"http://127.0.0.1:{_ports[2]}/");

    private string CountsFile => Path.Combine(_folder, "counts.json");

    public async Task<CountedRun> RunAsync(CancellationToken cancellation = default)
    {
        try
        {
            await using var mail = await InboxService.StartAsync(Path.Combine(_folder, "inbox"), _ports[1], _ports[2], cancellation);
            await using var told = new ToldBytes(_ports[3]);
            var run = await PlayAsync(told.Settings, cancellation);
            return run with
            {
                Counts = JsonSerializer.Deserialize<PlayCounts>(await File.ReadAllTextAsync(CountsFile, cancellation))!,
                Told = (told.Spans, told.Lines, told.Metrics),
            };
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<CountedRun> PlayAsync(IReadOnlyDictionary<string, string> telling, CancellationToken cancellation)
    {
        var printed = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var app = ChildProcess.Start("dotnet", [typeof(CountedPlay).Assembly.Location, "counted-app", CountsFile], _folder, Settings(telling), printed.Enqueue);
        using var client = new OnboardingClient(App, null, Texts.English, Patience);
        using var inbox = new LocalInbox(Inbox);
        await client.HealthAsync(cancellation).WaitAsync(Patience, cancellation);
        await using var display = new PlainRunDisplay(Consoles.Create(TextWriter.Null, isRedirected: true, _ => null), _texts);
        var clock = new DemoClock(client, FastScale);
        var files = new ExampleFiles(new Repository(LocalTools.ContentRoot).Example);
        try
        {
            while (await clock.NowAsync(cancellation) < Begin) await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            var id = await new DemoPlay(client, inbox, files, clock, display, _texts).RunAsync(cancellation);
            var evidence = await DemoEvidence.GatherAsync(client, inbox, id, cancellation);
            var findings = DemoCheck.Findings(evidence, files.Script, _texts).ToList();
            if (findings.Count > 0) throw new InvalidOperationException($"The run did not end as it should: {string.Join("; ", findings)}");
            await clock.RealAsync(cancellation);
            var pages = await OpenPagesAsync(id, cancellation);
            return new CountedRun(null!, id, evidence.Run.UpdatedAt - evidence.Run.CreatedAt, evidence.Mails.Count, evidence.Timeline.Items.Count, pages);
        }
        catch (Exception failure) when (app.HasExited)
        {
            throw new InvalidOperationException($"The app ended: {string.Join('\n', printed)}", failure);
        }
    }

    private async Task<IReadOnlyList<string>> OpenPagesAsync(string id, CancellationToken cancellation)
    {
        string[] pages = ["", "runs", $"runs/{id}", $"runs/{id}/work", $"runs/{id}/vendors", $"runs/{id}/pilot", $"runs/{id}/timeline", $"runs/{id}/mails", $"runs/{id}/actions", $"runs/{id}/record"];
        using var browser = new HttpClient { BaseAddress = App };
        browser.DefaultRequestHeaders.Add(CountingMiddleware.PageHeader, "1");
        foreach (var page in pages)
        {
            using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), cancellation);
            answer.EnsureSuccessStatusCode();
        }

        return pages;
    }

    private Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> telling) => new AppSettings(App, _folder, Begin - Before, SlowScale)
    {
        Fixed = new Dictionary<string, string>(telling)
        {
            ["AzureWebJobsStorage"] = storage,
            [CountedApp.AppSetting] = "Onboarding.Functions",
            ["Inbox__Enabled"] = "false",
            ["Mail__Provider"] = "smtp",
            ["Mail__Smtp__Host"] = "127.0.0.1",
            ["Mail__Smtp__Port"] = _ports[1].ToString(CultureInfo.InvariantCulture),
            ["Mail__Smtp__User"] = "",
            ["Mail__Smtp__Security"] = "auto",
            ["Mail__Smtp__InboxUrl"] = Inbox.ToString(),
        },
    }.ToEnvironment();
}
