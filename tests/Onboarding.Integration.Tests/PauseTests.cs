using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

/// <summary>A run stands still and goes on, a request is sent again: over HTTP as programs do it, and by the pages' forms.</summary>
[Collection(SharedAppTests.Name)]
public sealed class PauseTests(SharedApp app)
{
    [Fact]
    public async Task A_paused_run_takes_no_answer_and_says_why_and_goes_on_where_it_stood()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Paused");
        var asked = await run.AskedAsync("requirements");
        var link = await run.LinkAsync("requirements", asked[0]);

        var paused = await api.PostAsync($"{run.Path}/pause", new JsonObject { ["reason"] = "The budget is frozen." });
        var again = await api.PostAsync($"{run.Path}/pause", new JsonObject { ["reason"] = "Another reason" });
        var answer = await api.PostAsync(link.AbsolutePath, new JsonObject { ["choice"] = "approve" });
        var page = await visitor.OpenAsync(link);

        Assert.Equal("The budget is frozen.", paused.Expect(HttpStatusCode.OK).Body["paused"]!["reason"]!.ToString());
        Assert.Equal("The budget is frozen.", again.Expect(HttpStatusCode.OK).Body["paused"]!["reason"]!.ToString());
        answer.ExpectProblem(HttpStatusCode.Conflict, "run-paused");
        Assert.False(page.HasForm);
        Assert.Contains("because: The budget is frozen", page.Text, StringComparison.Ordinal);
        Assert.Contains("Paused by", (await run.ViewAsync())["waitsFor"]!.ToString(), StringComparison.Ordinal);
        (await api.PostAsync($"{run.Path}/gates/requirements/approvers/{asked[0]}/resend", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");

        (await api.PostAsync($"{run.Path}/resume", new JsonObject())).Expect(HttpStatusCode.OK);
        await run.DecideAsync("requirements", "approve");
        await run.WaitForStageAsync("shortlist", "preparing");

        var kinds = await run.KindsAsync();
        Assert.Single(kinds, "run.paused");
        Assert.Single(kinds, "run.resumed");
    }

    [Fact]
    public async Task Nothing_is_submitted_while_a_run_is_paused()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Paused before");
        await run.WaitForStageAsync("requirements", "preparing");
        (await api.PostAsync($"{run.Path}/pause", new JsonObject { ["reason"] = "Holidays" })).Expect(HttpStatusCode.OK);

        var problem = (await api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
        (await api.PostAsync($"{run.Path}/pause", new JsonObject())).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");

        Assert.Contains("Holidays", problem["detail"]!.ToString(), StringComparison.Ordinal);
        (await api.PostAsync($"{run.Path}/resume", new JsonObject())).Expect(HttpStatusCode.OK);
        await run.SubmitAsync("requirements");
    }

    [Fact]
    public async Task A_request_is_sent_again_once_an_hour_and_both_links_lead_there()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Sent again");
        var email = (await run.AskedAsync("requirements"))[0];
        var first = await run.LinkAsync("requirements", email);
        var path = $"{run.Path}/gates/requirements/approvers/{email}/resend";

        (await api.PostAsync(path, new JsonObject())).Expect(HttpStatusCode.Accepted);
        var soon = await api.PostAsync(path, new JsonObject());
        var second = await Eventually.FoundAsync(async () => await run.LinkAsync("requirements", email) is var link && link != first ? link : null, "the second mail");

        soon.ExpectProblem(HttpStatusCode.TooManyRequests, "too-often");
        (await api.PostAsync($"{run.Path}/gates/requirements/approvers/nobody@example.com/resend", new JsonObject())).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        Assert.True((await visitor.OpenAsync(first)).HasForm);
        Assert.True((await visitor.OpenAsync(second)).HasForm);
        Assert.Single(await run.KindsAsync(), "gate.request-resent");
    }

    [Theory]
    [InlineData("en", "Pause the onboarding")]
    [InlineData("zh-CN", "暂停上线流程")]
    public async Task A_form_says_what_will_happen_and_does_it_once_unless_the_run_has_moved_on(string language, string heading)
    {
        using var api = app.Api();
        using var visitor = new Visitor(language);
        var run = await PlayedRun.StartAsync(api, app.Inbox, "By form");
        await run.WaitForStageAsync("requirements", "preparing");
        var page = new Uri(app.Stack.App, $"runs/{run.Id}/actions/pause");

        var list = await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/actions"));
        var form = await visitor.OpenAsync(page);
        var empty = await visitor.SubmitAsync(form);
        var foreign = await visitor.SubmitAsync(form with { Document = (await visitor.OpenAsync(new Uri(app.Stack.App, "runs/nothing/actions"))).Document }, ("reason", "Mine"));
        await visitor.SubmitAsync(form, ("reason", "Vendor on strike"));
        var late = await visitor.SubmitAsync(form, ("reason", "Vendor on strike"));

        Assert.Contains($"/runs/{run.Id}/actions/pause", list.Html, StringComparison.Ordinal);
        Assert.Equal(heading, form.Document.QuerySelector("h2")!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Contains("aria-invalid", empty.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.Status);
        Assert.Equal("Vendor on strike", (await run.ViewAsync())["paused"]!["reason"]!.ToString());
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Vendor on strike", late.Alert, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/actions/explode"))).Status);
    }

    [Fact]
    public async Task Asking_somebody_in_addition_and_cancelling_work_by_form()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await InReviewAsync(api, "Asked by form");
        await run.AskedAsync("requirements");

        var add = await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/actions/add-approver"));
        var wrong = await visitor.SubmitAsync(add, ("gate", "requirements"), ("name", "Petra Lang"), ("email", "petra"), ("language", "en"), ("country", "DE"), ("timeZone", "Europe/Berlin"));
        await visitor.SubmitAsync(add, ("gate", "requirements"), ("name", "Petra Lang"), ("email", "petra.lang@example.com"), ("language", "en"), ("country", "DE"), ("timeZone", "Europe/Berlin"));
        var cancel = await visitor.OpenAsync(new Uri(app.Stack.App, $"runs/{run.Id}/actions/cancel"));
        await visitor.SubmitAsync(cancel, ("reason", "Not needed any more"));

        Assert.Contains("E-mail address", wrong.Alert, StringComparison.Ordinal);
        Assert.Contains((await run.LastRoundAsync("requirements"))["approvals"]!.AsArray(), approval => approval!["name"]!.ToString() == "Petra Lang");
        Assert.Equal("cancelled", (await run.ViewAsync())["status"]!.ToString());
    }

    private async Task<PlayedRun> InReviewAsync(Api api, string title)
    {
        var run = await PlayedRun.StartAsync(api, app.Inbox, title);
        await run.SubmitAsync("requirements");
        return run;
    }
}
