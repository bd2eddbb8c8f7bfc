using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class ApprovalTests(SharedApp app)
{
    [Fact]
    public async Task Opening_a_link_decides_nothing_and_is_noted_once()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Opened");
        var link = await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]);

        using (var head = await visitor.HeadAsync(link)) Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.DoesNotContain("gate.viewed", await run.KindsAsync());
        await visitor.OpenAsync(link);
        var page = await visitor.OpenAsync(link);

        Assert.True(page.HasForm);
        Assert.Empty(page.Document.QuerySelectorAll("[checked]"));
        Assert.Single(await run.KindsAsync(), "gate.viewed");
        Assert.Equal("open", (await run.LastRoundAsync("requirements"))["status"]!.ToString());
        Assert.Single((await run.LastRoundAsync("requirements"))["approvals"]!.AsArray(), one => one!["state"]!.ToString() == "viewed");
    }

    [Fact]
    public async Task The_page_cannot_be_framed_scripted_cached_or_traced()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Headers");

        var page = await visitor.OpenAsync(await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]));

        Assert.Equal("default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", page.Headers["Content-Security-Policy"]);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Contains("httponly", page.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", page.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.Document.Scripts);
    }

    [Fact]
    public async Task A_form_sent_as_it_stands_decides_nothing()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "As it stands");

        var page = await visitor.OpenAsync(await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]));
        var answer = await visitor.SubmitAsync(page);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(answer.HasForm);
        Assert.NotNull(answer.Alert);
        Assert.DoesNotContain("gate.answered", await run.KindsAsync());
    }

    [Fact]
    public async Task A_form_of_another_site_decides_nothing()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        using var stranger = new Visitor();
        var run = await InReviewAsync(api, "Forged");
        var page = await visitor.OpenAsync(await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]));

        var forged = await stranger.SubmitAsync(page, ("choice", "approve"), ("comment", "kept"));

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal("kept", forged.Document.QuerySelector("textarea")!.TextContent);
        Assert.DoesNotContain("gate.answered", await run.KindsAsync());
    }

    [Fact]
    public async Task The_same_answer_twice_is_answered_the_same_and_counts_once()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Answered twice");
        var page = await visitor.OpenAsync(await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]));

        var first = await visitor.SubmitAsync(page, ("choice", "approve"), ("comment", "Good."));
        var second = await visitor.SubmitAsync(page, ("choice", "approve"), ("comment", "Good."));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Html, second.Html);
        Assert.False(first.HasForm);
        Assert.Single(await run.KindsAsync(), "gate.answered");
    }

    [Fact]
    public async Task Another_answer_after_the_first_is_refused_and_the_first_stands()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Changed mind");
        var page = await visitor.OpenAsync(await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]));
        await visitor.SubmitAsync(page, ("choice", "approve"), ("comment", ""));

        var other = await visitor.SubmitAsync(page, ("choice", "reject"), ("comment", "No."));

        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("Your earlier answer stands", other.Alert, StringComparison.Ordinal);
        Assert.Equal("open", (await run.LastRoundAsync("requirements"))["status"]!.ToString());
    }

    [Fact]
    public async Task A_link_whose_gate_is_closed_says_by_whom_and_what_was_decided()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Closed");
        var people = await run.AskedAsync("requirements");
        var late = await run.LinkAsync("requirements", people[^1]);
        await visitor.DecideAsync(await run.LinkAsync("requirements", people[0]), "reject", "Not this year.");
        var decider = (await run.LastRoundAsync("requirements"))["outcome"]!["decidedBy"]![0]!.ToString();

        var page = await visitor.OpenAsync(late);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.HasForm);
        Assert.Contains(decider, page.Text, StringComparison.Ordinal);
        await run.WaitForAsync("its end", view => view["status"]!.ToString() == "stopped");
    }

    [Fact]
    public async Task A_returned_stage_asks_again_in_a_new_round_and_the_old_link_stays_closed()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Returned");
        var people = await run.AskedAsync("requirements");
        var old = await run.LinkAsync("requirements", people[0]);
        await visitor.DecideAsync(old, "request-changes", "Say more about peaks.");
        await run.WaitForAsync("round 2", view => view["round"]!.GetValue<int>() == 2 && view["stageState"]!.ToString() == "preparing");

        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        var fresh = await run.LinkAsync("requirements", people[0]);

        Assert.NotEqual(old, fresh);
        Assert.False((await visitor.OpenAsync(old)).HasForm);
        Assert.True((await visitor.OpenAsync(fresh)).HasForm);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    public async Task An_unknown_link_says_so(string token)
    {
        using var visitor = new Visitor("zh-CN");
        using var api = app.Api();

        var page = await visitor.OpenAsync(new Uri(app.Stack.App, $"/approvals/{token}"));
        var json = await api.PostAsync($"approvals/{token}", new JsonObject { ["choice"] = "approve" });

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("无法识别此链接", page.Heading);
        json.ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_answer_can_be_given_as_JSON_with_every_problem_named()
    {
        using var api = app.Api();
        var run = await InReviewAsync(api, "As JSON");
        var link = (await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0])).AbsolutePath;

        var incomplete = await api.PostAsync(link, new JsonObject { ["comment"] = "?" });
        var unknown = await api.PostAsync(link, new JsonObject { ["choice"] = "maybe" });
        var accepted = await api.PostAsync(link, new JsonObject { ["choice"] = "approve" });
        var again = await api.PostAsync(link, new JsonObject { ["choice"] = "approve" });
        var other = await api.PostAsync(link, new JsonObject { ["choice"] = "reject", ["comment"] = "No." });

        Assert.NotNull(incomplete.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["choice"]);
        Assert.NotNull(unknown.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["choice"]);
        Assert.Equal(accepted.Expect(HttpStatusCode.OK).Text, again.Expect(HttpStatusCode.OK).Text);
        other.ExpectProblem(HttpStatusCode.Conflict, "already-answered");
    }

    [Fact]
    public async Task An_answer_against_the_recommendation_needs_a_reason_in_the_form_and_as_JSON()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Against the recommendation");
        var link = await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]);
        var page = await visitor.OpenAsync(link);

        var form = await visitor.SubmitAsync(page, ("choice", "reject"), ("comment", " "));
        var json = await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "reject" });
        var before = await run.LastRoundAsync("requirements");
        (await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "reject", ["comment"] = "Not this year." })).Expect(HttpStatusCode.OK);

        Assert.Contains("needs a reason: the rules recommend another", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, form.Status);
        Assert.Contains("goes against the recommendation", form.Alert, StringComparison.Ordinal);
        Assert.Contains("goes against the recommendation", json.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["comment"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.All(before["choices"]!.AsArray(), choice => Assert.Equal(choice!["id"]!.ToString() != "approve", choice["needsComment"]!.GetValue<bool>()));
        Assert.True((await run.LastRoundAsync("requirements"))["outcome"]!["againstRecommendation"]!.GetValue<bool>());
        Assert.Contains("against the recommendation", (await run.TimelineAsync()).ToJsonString(), StringComparison.Ordinal);
        (await api.GetAsync($"{run.Path}/pilot-criteria")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Each_approver_is_asked_in_their_own_language()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Languages");

        var page = await visitor.OpenAsync(await run.LinkAsync("requirements", "jun.wang@harbour-pine.example"));

        Assert.Equal("zh-CN", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("提交答复", page.Text, StringComparison.Ordinal);
    }

    private async Task<PlayedRun> InReviewAsync(Api api, string title)
    {
        var run = await PlayedRun.StartAsync(api, app.Inbox, title);
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        return run;
    }
}
