using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Onboarding.Cli.Approving;
using Onboarding.Cli.Inbox;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Bench;

/// <summary>
/// The recovery drill of docs/recovery.md: 1,000 runs, a backup while more are started and gates are decided, a restore into an empty account,
/// every audit verified, and runs that go on by the links of their old mails.
/// </summary>
internal static class RestoreDrill
{
    private const int Runs = 1_000;
    private const int Asked = 30;
    private const int AfterRestore = 5;
    private const int Together = 8;
    private const string Path = "api/v1/onboardings";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(BenchAzurite azurite, Report report)
    {
        await azurite.RenewAsync();
        var folder = Directory.CreateTempSubdirectory("onboarding-drill-").FullName;
        var ports = FreePorts.Take(4);
        await using (var inbox = await InboxService.StartAsync(System.IO.Path.Combine(folder, "inbox"), ports[0], ports[1]))
        {
            using var mails = new LocalInbox(new Uri($"http://127.0.0.1:{ports[1]}/"));
            using var before = new Drill(new Uri($"http://127.0.0.1:{ports[2]}/"), mails);
            var backup = System.IO.Path.Combine(folder, "backup");
            await BackUpAsync(azurite, before, ports, backup, report);
            await using var empty = await BenchAzurite.StartAsync();
            var (restored, took, memory) = await DrillProcess.RunAsync("restore", backup, "--storage", empty.ConnectionString);
            report.Line($"restore into an empty account, read back and verified: {took.TotalSeconds:0} s, {memory:0} MiB; {restored["audits"]!.GetValue<int>():N0} audits verify, {restored["brokenAudits"]!.AsObject().Count} do not");
            using var after = new Drill(new Uri($"http://127.0.0.1:{ports[3]}/"), mails);
            await GoOnAsync(empty, after, ports, before, report);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task BackUpAsync(BenchAzurite azurite, Drill drill, int[] ports, string backup, Report report)
    {
        await using var app = await ServeAsync(drill, azurite, ports);
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = Together }, async (_, _) => await drill.StartAsync());
        await Parallel.ForEachAsync(drill.Started.Take(Asked), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (run, _) => await drill.SubmitAsync(run));
        report.Line($"{Runs:N0} runs started, {Asked} of them at an open gate: {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        // Those of the end are left for after the restore.
        foreach (var run in drill.Started.Take(Asked)) await drill.LinksAsync(run);
        using var stop = new CancellationTokenSource();
        var load = LoadAsync(drill, stop.Token);
        var (answer, took, memory) = await DrillProcess.RunAsync("backup", backup, "--storage", azurite.ConnectionString);
        await stop.CancelAsync();
        var (started, decided) = await load;
        var size = new DirectoryInfo(backup).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        report.Line($"backup meanwhile: {took.TotalSeconds:0} s, {memory:0} MiB of memory, {size / 1024.0 / 1024:0.0} MiB of files; {answer["runs"]!.GetValue<int>():N0} runs, {answer["rows"]!.AsObject().Sum(one => one.Value!["count"]!.GetValue<long>()):N0} rows, {answer["readAgain"]!.GetValue<int>()} runs read again because they changed");
        report.Line($"load while it was taken: {started} runs started, {decided} gates decided");
    }

    private static async Task<(int Started, int Decided)> LoadAsync(Drill drill, CancellationToken stop)
    {
        var (started, decided) = (0, 0);
        var starting = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await drill.StartAsync();
                started++;
            }
        }, CancellationToken.None);
        foreach (var run in drill.Started.Take(Asked - AfterRestore))
        {
            if (stop.IsCancellationRequested) break;
            await drill.DecideAsync(run, drill.Address);
            decided++;
        }

        await starting;
        return (started, decided);
    }

    private static async Task GoOnAsync(BenchAzurite empty, Drill drill, int[] ports, Drill before, Report report)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var app = await ServeAsync(drill, empty, ports);
        report.Line($"the app serves on the restored account after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        var decided = before.Started.Skip(Asked - AfterRestore).Take(AfterRestore).ToList();
        foreach (var run in decided)
        {
            await before.DecideAsync(run, drill.Address);
            while (await drill.StageAsync(run) == "requirements") await Task.Delay(Pause, TimeProvider.System);
        }

        report.Line($"{decided.Count} gates decided by the links of mails from before the backup: every run is in its next stage, {string.Join(", ", await Task.WhenAll(decided.Select(drill.StageAsync)))}");
        while (await drill.ListedAsync() < Runs) await Task.Delay(Pause, TimeProvider.System);
        report.Line($"every run stands in the lists again {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s after the start of the app");
    }

    private static Task<DrillProcess> ServeAsync(Drill drill, BenchAzurite storage, int[] ports) => DrillProcess.ServeAsync(
        drill.Address, ("AzureWebJobsStorage", storage.ConnectionString), ("Mail__Smtp__Port", $"{ports[0]}"), ("Mail__Smtp__InboxUrl", $"http://127.0.0.1:{ports[1]}/"));

    /// <summary>People and programs at one app.</summary>
    private sealed class Drill(Uri address, LocalInbox inbox) : IDisposable
    {
        private readonly HttpClient _http = new() { BaseAddress = address };
        private readonly string _request = File.ReadAllText(System.IO.Path.Combine(LocalTools.ContentRoot, "examples", "retailer-sale-season", "request.json"));
        private readonly Dictionary<string, IReadOnlyList<Uri>> _links = [];
        private readonly List<string> _started = [];

        public Uri Address => address;

        public IReadOnlyList<string> Started => _started;

        public void Dispose() => _http.Dispose();

        public async Task StartAsync()
        {
            var id = (await SendAsync(HttpMethod.Post, Path, _request))["id"]!.ToString();
            lock (_started) _started.Add(id);
        }

        public async Task SubmitAsync(string run)
        {
            while ((await SendAsync(HttpMethod.Get, $"{Path}/{run}"))["stageState"]!.ToString() != "preparing" || await StageAsync(run) != "requirements") await Task.Delay(Pause, TimeProvider.System);
            await SendAsync(HttpMethod.Post, $"{Path}/{run}/stages/requirements/submit", """{ "note": "Drill" }""");
        }

        /// <summary>The decision links of a run's gate, once everybody whom it asks has their mail.</summary>
        public async Task<IReadOnlyList<Uri>> LinksAsync(string run)
        {
            if (_links.TryGetValue(run, out var known)) return known;
            while (true)
            {
                var asked = (await SendAsync(HttpMethod.Get, $"{Path}/{run}/gates"))["items"]!.AsArray().SelectMany(gate => gate!["approvals"]!.AsArray()).Count();
                var links = (await inbox.LettersAsync(CancellationToken.None))
                    .Where(letter => letter.Key?.StartsWith(run + ":", StringComparison.Ordinal) == true).Select(letter => letter.DecisionLink).OfType<Uri>().ToList();
                if (asked > 0 && links.Count >= asked) return _links[run] = links;
                await Task.Delay(Pause, TimeProvider.System);
            }
        }

        /// <summary>Everybody asked follows their link and approves.</summary>
        public async Task DecideAsync(string run, Uri app)
        {
            foreach (var link in await LinksAsync(run))
            {
                using var visit = new DecisionVisit("en", Patience);
                var page = await visit.OpenAsync(new Uri(app, link.PathAndQuery), CancellationToken.None);
                if (page.Form is { } form) await visit.DecideAsync(form, "approve", null, null, CancellationToken.None);
            }
        }

        public async Task<string> StageAsync(string run) => (await SendAsync(HttpMethod.Get, $"{Path}/{run}"))["stage"]!.ToString();

        public async Task<int> ListedAsync()
        {
            var (count, after) = (0, "");
            do
            {
                var page = await SendAsync(HttpMethod.Get, $"{Path}?pageSize=100{after}");
                count += page["items"]!.AsArray().Count;
                after = page["continuation"] is { } mark ? $"&continuation={Uri.EscapeDataString(mark.ToString())}" : "";
            }
            while (after.Length > 0);
            return count;
        }

        private async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body = null)
        {
            using var message = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
            using var response = await _http.SendAsync(message);
            var text = await response.Content.ReadAsStringAsync();
            return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{method} {path}: {response.StatusCode} {text}");
        }
    }
}
