using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Runtime.Azurite;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

/// <summary>What breaks around a run does not break the run.</summary>
public sealed class FaultTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_mail_server_that_is_down_delays_mails_and_not_the_run()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(Start, Scale: 60));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await PlayedRun.StartAsync(api, inbox, "No mail server");
        await run.SubmitAsync("requirements");

        var asked = await run.AskedAsync("requirements");
        await Eventually.HoldsAsync(async () => (await run.KindsAsync()).Count(kind => kind == "mail.delayed") >= asked.Count, "the delay to show");
        Assert.Contains((await api.GetAsync($"{run.Path}/mails")).Items, mail => mail!["state"]!.ToString() == "delayed");
        await stack.StartInboxAsync();
        await run.DecideAsync("requirements", "approve");
        await run.WaitForStageAsync("shortlist", "preparing");

        var timeline = await run.TimelineAsync();
        var delayed = timeline["items"]!.AsArray().Where(entry => entry!["kind"]!.ToString() == "mail.delayed").Select(entry => entry!["what"]!.ToString()).ToList();
        // Once for each message, however often it is tried. A reminder may have waited too.
        Assert.All(asked, person => Assert.Single(delayed, text => text.Contains("Request for a decision", StringComparison.Ordinal) && text.Contains(person, StringComparison.Ordinal)));
        Assert.Equal("intact", timeline["chain"]!.ToString());
    }

    [Fact]
    public async Task Storage_that_is_away_is_said_on_a_page_to_a_browser_and_as_a_problem_to_a_program()
    {
        await using var stack = await LocalStack.StartAsync(withInbox: false);
        var ports = FreePorts.Take(3);
        await using var storage = await AzuriteService.StartAsync(Path.Combine(stack.Folder, "azurite"), ports);
        await using var app = await AppProcess.StartAsync(stack, settings: ("AzureWebJobsStorage", AzuriteService.ConnectionString(ports)));
        using var api = new Api(stack.App);
        using var visitor = new Visitor("zh-CN");
        await storage.DisposeAsync();

        var page = await visitor.OpenAsync(new Uri(stack.App, $"/approvals/{new string('A', 43)}"));
        var problem = await api.GetAsync(Api.Runs);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "存储没有响应"), (page.Status, page.Heading));
        Assert.Equal("5", page.Headers["Retry-After"]);
        problem.ExpectProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Fact]
    public async Task An_app_that_is_killed_again_and_again_ends_where_it_would_have()
    {
        await using var stack = await LocalStack.StartAsync();
        var app = await AppProcess.StartAsync(stack, new DemoClock(Start, ClockedRun.Slow));
        try
        {
            using var api = new Api(stack.App);
            using var inbox = new Inbox(stack.Inbox);
            var key = Guid.NewGuid().ToString();
            var started = (await api.PostAsync(Api.Runs, Sample.Request("Killed"), key)).Expect(HttpStatusCode.Accepted);
            app = await KillAndStartAsync(app, stack);
            Assert.Equal(started.Text, (await api.PostAsync(Api.Runs, Sample.Request("Killed"), key)).Expect(HttpStatusCode.Accepted).Text);

            var run = new PlayedRun(api, inbox, started["id"]!);
            await run.WaitForStageAsync("requirements", "preparing");
            (await api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject())).Expect(HttpStatusCode.Accepted);
            app = await KillAndStartAsync(app, stack);
            var people = await run.AskedAsync("requirements");
            using var visitor = new Visitor();
            var confirmed = await visitor.DecideAsync(await run.LinkAsync("requirements", people[0]), "approve", "Seen and signed.");
            app = await KillAndStartAsync(app, stack);

            Assert.Equal(HttpStatusCode.OK, confirmed.Status);
            await run.DecideAsync("requirements", "approve");
            await run.WaitForStageAsync("shortlist", "preparing");
            await ExpectEachThingOnceAsync(run, inbox, people.Count);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static async Task ExpectEachThingOnceAsync(PlayedRun run, Inbox inbox, int people)
    {
        var kinds = await run.KindsAsync();
        Assert.Single(kinds, "run.started");
        Assert.Single(kinds, "stage.submitted");
        Assert.Single(kinds, "gate.opened");
        Assert.Single(kinds, "gate.decided");
        Assert.Equal(people, kinds.Count(kind => kind == "gate.answered"));
        Assert.Equal(2, kinds.Count(kind => kind == "stage.entered"));
        Assert.Equal("intact", (await run.TimelineAsync())["chain"]!.ToString());
        var requests = (await inbox.OfAsync(run.Id)).Where(letter => letter.Key.Contains(":approval-request:", StringComparison.Ordinal)).ToList();
        Assert.Equal(requests.Count, requests.Select(letter => letter.Key).Distinct().Count());
    }

    private static async Task<AppProcess> KillAndStartAsync(AppProcess app, LocalStack stack)
    {
        await app.KillAsync();
        await app.DisposeAsync();
        return await AppProcess.StartAsync(stack, new DemoClock(Start, ClockedRun.Slow));
    }
}
