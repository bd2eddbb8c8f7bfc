using System.Net;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Onboarding.Cli;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.DataProtection;

/// <summary>
/// The recovery drill of docs/recovery.md, small: a backup while runs are started and decided, a restore into an empty account, every audit
/// verified, and a run that goes on by a link in a mail from before. <c>bench -- restore-drill</c> is the same with 1,000 runs.
/// </summary>
public sealed class RestoreDrillTests
{
    private const int Runs = 20;

    [Fact]
    public async Task A_backup_under_load_is_restored_its_audits_verify_and_an_old_link_leads_on()
    {
        await using var stack = await LocalStack.StartAsync();
        using var folder = new Cli.ScratchFolder();
        var backup = folder.At("backup");
        var (asked, link, before) = await BackUpUnderLoadAsync(stack, backup);

        await using var empty = await LocalStack.StartAsync(withInbox: false);
        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["restore", backup, "--storage", empty.Storage, "--lang", "en"]));
        Assert.Equal(ExitCodes.Failure, await CommandLine.RunAsync(["restore", backup, "--storage", empty.Storage, "--lang", "en"]));

        await BeginAgainAsync(empty.Storage, backup);
        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["restore", backup, "--storage", empty.Storage, "--lang", "en"]));

        // The same inbox, so that mails of before and after lie side by side.
        await using var app = await AppProcess.StartAsync(empty, settings: [("Mail__Smtp__Port", $"{stack.SmtpPort}"), ("Mail__Smtp__InboxUrl", stack.Inbox.ToString())]);
        using var api = new Api(empty.App);
        foreach (var id in before) Assert.Equal("intact", (await api.GetAsync($"{Api.Runs}/{id}/timeline")).Expect(HttpStatusCode.OK).Body["chain"]!.ToString());
        await Eventually.HoldsAsync(async () => (await api.GetAsync($"{Api.Runs}?pageSize=100")).Items.Count >= before.Count, "every run to be listed again");
        using var visitor = new Visitor();
        await visitor.DecideAsync(new Uri(empty.App, link.PathAndQuery), "approve");
        using var inbox = new Inbox(stack.Inbox);
        var run = new PlayedRun(api, inbox, asked);
        await DecideRestAsync(run, empty.App);
        await run.WaitForStageAsync("shortlist", "preparing");
    }

    [Fact]
    public async Task The_app_does_not_start_on_half_of_a_restore()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        var tables = new TableServiceClient(stack.Storage);
        await tables.CreateTableAsync("OnboardingRestore");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => new TablesAtStart(tables).StartingAsync(CancellationToken.None));

        Assert.Contains("onboard restore", refusal.Message, StringComparison.Ordinal);
    }

    // As an interruption leaves it: everything may be there, and that it is whole was not said yet.
    private static async Task BeginAgainAsync(string storage, string backup)
    {
        var id = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(backup, "manifest.json")))!["id"]!.ToString();
        var marker = new TableServiceClient(storage).GetTableClient("OnboardingRestore");
        await marker.CreateIfNotExistsAsync();
        await marker.UpsertEntityAsync(new TableEntity("restore", id));
    }

    private static async Task<(string Asked, Uri Link, IReadOnlyList<string> Before)> BackUpUnderLoadAsync(LocalStack stack, string backup)
    {
        await using var app = await AppProcess.StartAsync(stack);
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var before = new List<string>();
        for (var number = 0; number < Runs; number++) before.Add((await PlayedRun.StartAsync(api, inbox, $"Run {number}")).Id);
        var asked = new PlayedRun(api, inbox, before[0]);
        await asked.SubmitAsync("requirements");
        await asked.AskedAsync("requirements");
        var link = await asked.LinkAsync("requirements", Sample.EmailOf("Helen Marsh"));

        using var stop = new CancellationTokenSource();
        var load = LoadAsync(api, inbox, before, stop.Token);
        Assert.Equal(ExitCodes.Success, await CommandLine.RunAsync(["backup", backup, "--storage", stack.Storage, "--lang", "en"]));
        await stop.CancelAsync();
        await load;
        return (asked.Id, link, before);
    }

    // Runs begin, and others come to their gates and are decided.
    private static async Task LoadAsync(Api api, Inbox inbox, List<string> runs, CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested; number++)
        {
            await PlayedRun.StartAsync(api, inbox, $"Meanwhile {number}");
            if (number >= runs.Count) continue;
            var run = new PlayedRun(api, inbox, runs[number]);
            await run.SubmitAsync("requirements");
            if (!stop.IsCancellationRequested) await run.DecideAsync("requirements", "approve");
        }
    }

    private static async Task DecideRestAsync(PlayedRun run, Uri app)
    {
        foreach (var email in (await run.LastRoundAsync("requirements"))["approvals"]!.AsArray().Select(one => Sample.EmailOf(one!["name"]!.ToString())))
        {
            using var visitor = new Visitor();
            var page = await visitor.OpenAsync(new Uri(app, (await run.LinkAsync("requirements", email)).PathAndQuery));
            if (page.HasForm) await visitor.SubmitAsync(page, ("choice", "approve"), ("comment", ""));
        }
    }
}
