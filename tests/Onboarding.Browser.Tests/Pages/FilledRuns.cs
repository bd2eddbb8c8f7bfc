using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>
/// The runs of <see cref="FilledApp"/>: one is played on its clock up to the second review of its pilot, the others are started on the way
/// there, so that some of them are late by then.
/// </summary>
internal sealed class FilledRuns
{
    public const string Chosen = "lanternway";
    public const string Other = "castlemere";

    private readonly FilledApp _app;
    private readonly Dictionary<string, PlayedRun> _byStage = [];

    private FilledRuns(FilledApp app) => _app = app;

    /// <summary>Its first gate waits for answers.</summary>
    public PlayedRun Asking { get; private set; } = null!;

    /// <summary>Its first gate asks one after the other, for codes.</summary>
    public PlayedRun Guarded { get; private set; } = null!;

    public PlayedRun Paused { get; private set; } = null!;

    public PlayedRun Cancelled { get; private set; } = null!;

    /// <summary>A link whose gate was closed so long ago that nothing of it is shown.</summary>
    public string ExpiredLink { get; private set; } = "";

    /// <summary>Somebody else's decision closed it.</summary>
    public string ClosedLink { get; private set; } = "";

    /// <summary>The run whose work of a stage is under way.</summary>
    public PlayedRun At(string stage) => _byStage[stage];

    public static async Task<FilledRuns> PlayAsync(FilledApp app)
    {
        var runs = new FilledRuns(app);
        var pilot = await runs.StartAsync(StageIds.Pilot, "Orders and returns of the sale season");
        var clocked = new ClockedRun(app.Api, pilot, readingsOf: ShownReadings.Of);
        await runs.AdvanceAsync(pilot, StageIds.Pilot, async gate => runs.ExpiredLink = runs.ExpiredLink.Length > 0 ? runs.ExpiredLink : await FirstLinkAsync(pilot, gate));
        await clocked.PlayUntilAsync("the first review", async _ => (await pilot.DecisionsAsync()).Any(one => one.StartsWith("pilot-review-30", StringComparison.Ordinal)));
        await app.HoldClockAsync();
        await runs.StartEarlierOnesAsync();
        await clocked.PlayUntilAsync("the second review", view => view["stage"]!.ToString() == StageIds.Pilot && view["stageState"]!.ToString() == "inReview");
        await app.HoldClockAsync();
        await runs.StartLaterOnesAsync();
        return runs;
    }

    private Task StartEarlierOnesAsync() => Task.WhenAll(
        StartAtAsync(StageIds.Requirements, "Evening and weekend chat"),
        StartAtAsync(StageIds.Shortlist, "Gift card enquiries", withVendors: true),
        StartAtAsync(StageIds.Contract, "Delivery questions by chat"),
        StartAtAsync(StageIds.Integration, "Loyalty programme hotline"),
        StartAtAsync(StageIds.Training, "Home delivery appointments"),
        StartMovedAsync(StageIds.ScaleUp, "Store pick-up support", RunStatus.Running, new Phrase("wait.ramp-step").With("step", "25 %")),
        StartMovedAsync(StageIds.Operations, "Product advice by e-mail", RunStatus.ScaledUp, new Phrase("wait.business-review").With("number", 2)),
        StartMovedAsync(StageIds.Exit, "Night shift by phone", RunStatus.Running, new Phrase("wait.submission").With("stage", PhraseValue.Word("stage.exit"))));

    private async Task StartLaterOnesAsync()
    {
        Asking = await StartAsync("", "Warranty claims");
        Guarded = await StartAsync("", "Payment disputes", FilledApp.Guarded);
        Paused = await StartAsync("", "Catalogue orders by phone");
        Cancelled = await StartAsync("", "Trade customers' hotline");
        await Task.WhenAll(Asking.SubmitAsync(StageIds.Requirements), Guarded.SubmitAsync(StageIds.Requirements), Cancelled.SubmitAsync(StageIds.Requirements));
        ClosedLink = await FirstLinkAsync(Cancelled, StageIds.Requirements);
        (await _app.Api.PostAsync($"{Cancelled.Path}/cancel", new JsonObject { ["reason"] = "The hotline stays with our own team." })).Expect(HttpStatusCode.Accepted);
        await Paused.WaitForStageAsync(StageIds.Requirements, "preparing");
        (await _app.Api.PostAsync($"{Paused.Path}/pause", new JsonObject { ["reason"] = "The budget is decided in August." })).Expect(HttpStatusCode.OK);
    }

    private async Task StartAtAsync(string stage, string title, bool withVendors = false)
    {
        var run = await StartAsync(stage, title);
        await AdvanceAsync(run, stage);
        if (withVendors) await HandInVendorsAsync(run);
        if (stage is StageIds.Contract or StageIds.Integration) await BeginChecklistAsync(run, stage, stage == StageIds.Contract ? 10 : 60);
    }

    // Its orchestration still waits at the contract and is left alone: what the pages show comes from the tables.
    private async Task StartMovedAsync(string stage, string title, RunStatus status, Phrase waitsFor)
    {
        var run = await StartAsync(stage, title);
        await AdvanceAsync(run, StageIds.Contract);
        await MovedRun.PutAtAsync(_app, run, stage, status, waitsFor);
    }

    private async Task<PlayedRun> StartAsync(string stage, string title, string? playbook = null)
    {
        var request = Sample.Request(title);
        if (playbook is not null) request["playbook"] = playbook;
        var run = new PlayedRun(_app.Api, _app.Inbox, (await _app.Api.PostAsync(Api.Runs, request)).Expect(HttpStatusCode.Accepted)["id"]!);
        if (stage.Length > 0) lock (_byStage) _byStage[stage] = run;
        return run;
    }

    private async Task AdvanceAsync(PlayedRun run, string stage, Func<string, Task>? asked = null)
    {
        foreach (var before in StageData.BeforePilot.TakeWhile(one => one != stage))
        {
            await run.WaitForStageAsync(before, "preparing");
            if (before == StageIds.Shortlist) await HandInVendorsAsync(run);
            else await StageData.HandInAsync(_app.Api, run.Path, before, ClockedRun.PilotStart);
            await run.SubmitAsync(before);
            if (asked is not null) await asked(before);
            await run.DecideAsync(before, "approve", "As the figures say.");
        }

        if (StageData.BeforePilot.Contains(stage)) await run.WaitForStageAsync(stage, "preparing");
    }

    // Half of it is done, and one item has a day by which it is to be.
    private async Task BeginChecklistAsync(PlayedRun run, string stage, int days)
    {
        var items = PlaybookFacts.Usual.ItemsOf(stage);
        foreach (var item in items.Skip(3).Take(items.Count / 2)) (await _app.Api.PutAsync($"{run.Path}/checklists/{stage}/{item}", StageData.Done(item))).Expect(HttpStatusCode.OK);
        var due = DateOnly.FromDateTime((await _app.NowAsync()).UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);
        (await _app.Api.PutAsync($"{run.Path}/checklists/{stage}/{items[1]}", new JsonObject { ["status"] = "open", ["due"] = due })).Expect(HttpStatusCode.OK);
    }

    // With the names that vendors have, not those of the sample.
    private async Task HandInVendorsAsync(PlayedRun run)
    {
        await StageData.HandInAsync(_app.Api, run.Path, StageIds.Shortlist, default);
        foreach (var vendor in StageData.Vendors)
        {
            var named = Sample.Vendor(vendor);
            named["name"] = char.ToUpperInvariant(vendor[0]) + vendor[1..];
            (await _app.Api.PutAsync($"{run.Path}/vendors/{vendor}", named)).Expect(HttpStatusCode.OK);
        }
    }

    private static async Task<string> FirstLinkAsync(PlayedRun run, string gate) => (await run.LinkAsync(gate, (await run.AskedAsync(gate))[0])).AbsolutePath;
}
