using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.Links;

/// <summary>Links that decide nothing any more: what they show, and what is kept of their use.</summary>
[Collection(SharedAppTests.Name)]
public sealed class LinkTests(SharedApp app)
{
    [Fact]
    public async Task A_used_link_shows_the_answer_and_its_further_use_is_noted_once()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var (run, people) = await InReviewAsync(api, "Used link");
        var link = await run.LinkAsync("requirements", people[0]);
        await visitor.DecideAsync(link, "approve", "Fits.");
        Assert.DoesNotContain("link.used", await run.KindsAsync());

        var page = await visitor.OpenAsync(link);
        await visitor.OpenAsync(link);
        (await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "reject", ["comment"] = "No." }))
            .ExpectProblem(HttpStatusCode.Conflict, "already-answered");

        Assert.False(page.HasForm);
        Assert.Contains("Fits.", page.Text, StringComparison.Ordinal);
        Assert.Single(await run.KindsAsync(), "link.used");
        ExpectLogged("Used", run.Id);
    }

    [Fact]
    public async Task A_decision_kills_every_other_link_of_its_round_and_their_use_is_noted_once_each()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var (run, people) = await InReviewAsync(api, "Siblings");
        var links = new List<Uri>();
        foreach (var person in people) links.Add(await run.LinkAsync("requirements", person));
        await visitor.DecideAsync(links[0], "reject", "Not this year.");

        foreach (var link in links[1..])
        {
            Assert.False((await visitor.OpenAsync(link)).HasForm);
            (await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "approve" })).ExpectProblem(HttpStatusCode.Conflict, "gate-closed");
        }

        Assert.Equal(links.Count - 1, (await run.KindsAsync()).Count(kind => kind == "link.revoked"));
        Assert.Equal("reject", (await run.LastRoundAsync("requirements"))["outcome"]!["choice"]!.ToString());
        ExpectLogged("Revoked", run.Id);
    }

    [Fact]
    public async Task Cancelling_the_run_kills_its_links()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var (run, people) = await InReviewAsync(api, "Cancelled under review");
        var link = await run.LinkAsync("requirements", people[0]);
        (await api.PostAsync($"{run.Path}/cancel", new JsonObject { ["reason"] = "No budget." })).Expect(HttpStatusCode.Accepted);

        Assert.False((await visitor.OpenAsync(link)).HasForm);
        (await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "approve" })).ExpectProblem(HttpStatusCode.Conflict, "gate-closed");
        Assert.Single(await run.KindsAsync(), "link.revoked");
    }

    [Fact]
    public async Task A_wrong_token_is_logged_with_the_address_and_without_the_token()
    {
        using var visitor = new Visitor();
        var token = new string('B', 43);

        await visitor.OpenAsync(new Uri(app.Stack.App, $"/approvals/{token}"));

        ExpectLogged("Wrong; from 127.0.0.1", "-");
        Assert.DoesNotContain(token, app.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_with_HEAD_leaves_nothing_behind_in_the_run()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var (run, people) = await InReviewAsync(api, "Looked at");
        var link = await run.LinkAsync("requirements", people[0]);
        await visitor.DecideAsync(link, "reject", "Not this year.");
        await run.WaitForAsync("its end", view => view["status"]!.ToString() == "stopped");

        (await visitor.HeadAsync(link)).Dispose();

        Assert.DoesNotContain("link.used", await run.KindsAsync());
    }

    private void ExpectLogged(string what, string runId) => Assert.Contains(
        app.Process.Output.Split('\n'), line => line.Contains($": {what}", StringComparison.Ordinal) && line.EndsWith($"run {runId}.", StringComparison.Ordinal));

    private async Task<(PlayedRun Run, IReadOnlyList<string> People)> InReviewAsync(Api api, string title)
    {
        var run = await PlayedRun.StartAsync(api, app.Inbox, title);
        await run.SubmitAsync("requirements");
        return (run, await run.AskedAsync("requirements"));
    }
}
