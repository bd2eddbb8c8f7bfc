using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

/// <summary>Nobody answers: people are reminded, then the gate closes, and silence approves nothing.</summary>
public sealed class ExpiryTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_gate_that_nobody_answers_reminds_expires_and_goes_back()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(Monday, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, inbox, "Silence");
        await run.SubmitAsync("requirements");
        var person = (await run.AskedAsync("requirements"))[0];
        var link = await run.LinkAsync("requirements", person);
        var page = await visitor.OpenAsync(link);

        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = 200_000 })).Expect(HttpStatusCode.OK);
        await run.WaitForAsync("the next round", view => view["round"]!.GetValue<int>() == 2);
        var late = await visitor.SubmitAsync(page, ("choice", "approve"), ("comment", ""));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Closed undecided", late.Text, StringComparison.Ordinal);
        Assert.False((await visitor.OpenAsync(link)).HasForm);
        Assert.Equal("expired", (await run.LastRoundAsync("requirements"))["status"]!.ToString());
        var kinds = await run.KindsAsync();
        Assert.Single(kinds, "gate.expired");
        Assert.DoesNotContain("gate.answered", kinds);
        Assert.Contains((await api.GetAsync($"{run.Path}/mails")).Items, mail => mail!["kind"]!.ToString() == "approval-reminder");
        Assert.Equal("preparing", (await run.ViewAsync())["stageState"]!.ToString());
    }
}
