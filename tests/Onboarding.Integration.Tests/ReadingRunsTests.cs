using System.Net;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class ReadingRunsTests(SharedApp app)
{
    [Fact]
    public async Task A_run_shows_where_it_stands_and_what_it_waits_for_in_the_readers_language()
    {
        using var api = app.Api();
        using var chinese = app.Api("zh-CN,zh;q=0.9");
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Shown");

        var view = await run.WaitForAsync("a stage", view => view["waitsFor"] is not null);
        var other = (await chinese.GetAsync(run.Path)).Expect(HttpStatusCode.OK).Body;

        Assert.Equal("running", view["status"]!.ToString());
        Assert.Equal("requirements", view["stage"]!.ToString());
        Assert.Equal("preparing", view["stageState"]!.ToString());
        Assert.Equal(["current", .. Enumerable.Repeat("ahead", 7)], view["stages"]!.AsArray().Select(stage => stage!["state"]!.ToString()));
        Assert.Equal("需求", other["stages"]![0]!["name"]!.ToString());
        Assert.NotEqual(view["waitsFor"]!.ToString(), other["waitsFor"]!.ToString());
        Assert.Equal("customer-service-bpo", view["playbook"]!["id"]!.ToString());
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_page_by_page()
    {
        using var api = app.Api();
        var older = await PlayedRun.StartAsync(api, app.Inbox, "Older");
        var newer = await PlayedRun.StartAsync(api, app.Inbox, "Newer");

        var first = (await api.GetAsync($"{Api.Runs}?pageSize=1&status=running")).Expect(HttpStatusCode.OK);
        var second = (await api.GetAsync($"{Api.Runs}?pageSize=1&status=running&continuation={Uri.EscapeDataString(first["continuation"]!)}")).Expect(HttpStatusCode.OK);

        Assert.Equal(newer.Id, Assert.Single(first.Items)!["id"]!.ToString());
        Assert.Equal(older.Id, Assert.Single(second.Items)!["id"]!.ToString());
        Assert.Empty((await api.GetAsync($"{Api.Runs}?stage=operations")).Expect(HttpStatusCode.OK).Items);
    }

    [Fact]
    public async Task A_run_is_found_by_its_words_and_its_id_and_shown_on_the_board()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Zanzibar 夜间客服");
        await run.WaitForStageAsync("requirements", "preparing");

        foreach (var search in new[] { "zanz", "夜间", "harbour zanzibar", run.Id })
            Assert.Equal(run.Id, Assert.Single((await api.GetAsync($"{Api.Runs}?q={Uri.EscapeDataString(search)}")).Expect(HttpStatusCode.OK).Items)!["id"]!.ToString());
        Assert.Empty((await api.GetAsync($"{Api.Runs}?q=zanzibar&status=ended")).Expect(HttpStatusCode.OK).Items);
        var board = await visitor.OpenAsync(app.Stack.App);
        Assert.Contains("Zanzibar 夜间客服", board.Document.QuerySelector("[aria-labelledby=stage-requirements]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_names_every_parameter_that_is_wrong()
    {
        using var api = app.Api();

        var problem = (await api.GetAsync($"{Api.Runs}?status=asleep&stage=moon&pageSize=1000")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");

        Assert.Equal(["pageSize", "stage", "status"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    [Fact]
    public async Task The_timeline_is_a_chain_that_is_intact()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Timeline");
        await run.WaitForStageAsync("requirements", "preparing");

        var timeline = await run.TimelineAsync();

        Assert.Equal("intact", timeline["chain"]!.ToString());
        Assert.Equal("run.started", timeline["items"]![0]!["kind"]!.ToString());
        Assert.Equal("Local user", timeline["items"]![0]!["by"]!["name"]!.ToString());
        Assert.Contains("Timeline", timeline["items"]![0]!["what"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_was_changed_says_where_in_the_readers_language()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Changed afterwards");
        await run.WaitForStageAsync("requirements", "preparing");
        var rows = new TableClient(app.Stack.Storage, RunStore.TableName);
        var row = (await rows.GetEntityAsync<TableEntity>(run.Id, RowKeys.Audit(1))).Value;
        row["Json"] = row.GetString("Json").Replace("Changed afterwards", "Never like this", StringComparison.Ordinal);
        await rows.UpdateEntityAsync(row, row.ETag);

        var timeline = await run.TimelineAsync();
        var english = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}?lang=en"));
        var chinese = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}?lang=zh-CN"));

        Assert.Equal(("broken at 1", 1), (timeline["chain"]!.ToString(), timeline["brokenAt"]!.GetValue<int>()));
        Assert.Equal("The record was changed: the audit chain is broken at entry 1.", english.Alert);
        Assert.Equal("记录被改动过：审计链在第 1 条记录处断开。", chinese.Alert);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/timeline")]
    [InlineData("/gates")]
    [InlineData("/mails")]
    [InlineData("/playbook")]
    [InlineData("/vendors")]
    [InlineData("/risks")]
    [InlineData("/record")]
    [InlineData("/checklists/contract")]
    public async Task What_belongs_to_an_unknown_run_is_not_found(string part)
    {
        using var api = app.Api();

        (await api.GetAsync($"{Api.Runs}/run-unknown{part}")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await api.GetAsync($"{Api.Runs}/No%3FRun%23{part}")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_path_that_the_API_does_not_have_is_a_problem_too()
    {
        using var api = app.Api();

        (await api.GetAsync("api/v1/nothing")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        var wrong = await api.SendAsync(HttpMethod.Delete, Api.Runs, null);
        wrong.ExpectProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task The_pages_show_runs_in_both_languages()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "<b>Shown</b> on a page");
        await run.WaitForStageAsync("requirements", "preparing");

        var list = await visitor.OpenAsync(new Uri(app.Stack.App, "/runs?lang=zh-CN"));
        var link = list.Document.QuerySelectorAll("main a").First(one => one.TextContent == "<b>Shown</b> on a page");
        var page = await visitor.OpenAsync(new Uri(app.Stack.App, link.GetAttribute("href")));
        var english = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}?lang=en"));

        Assert.Equal("上线流程", list.Heading);
        Assert.Equal("zh-CN", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Requirements", english.Document.QuerySelector("[aria-current=step]")!.TextContent.Trim().TrimStart('●').Trim());
        Assert.All(list.Document.Scripts, script => Assert.StartsWith("/scripts/", script.Source, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", english.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("site.css")).Status);
    }

    [Theory]
    [InlineData("/runs/run-unknown", HttpStatusCode.NotFound, "没有此上线流程")]
    [InlineData("/runs/Abc", HttpStatusCode.NotFound, "没有此上线流程")]
    [InlineData("/no-such-page", HttpStatusCode.NotFound, "找不到所请求的内容")]
    [InlineData("/runs?pageSize=x", HttpStatusCode.BadRequest, "部分字段有误")]
    public async Task A_browser_is_answered_with_a_page_in_its_language(string address, HttpStatusCode status, string heading)
    {
        using var visitor = new Visitor("zh-CN");

        var page = await visitor.OpenAsync(new Uri(app.Stack.App, address));

        Assert.Equal((status, heading), (page.Status, page.Heading));
        Assert.StartsWith("text/html", page.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_keeps_its_filter_from_page_to_page_and_from_language_to_language()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        for (var count = 0; count < 2; count++) await PlayedRun.StartAsync(api, app.Inbox, "Filtered");

        var first = await visitor.OpenAsync(new Uri(app.Stack.App, "/runs?status=running&stage=requirements&pageSize=1"));
        var second = await visitor.OpenAsync(new Uri(app.Stack.App, first.Document.QuerySelector("[rel=next]")!.GetAttribute("href")));
        var chinese = await visitor.OpenAsync(new Uri(second.Address, second.Document.QuerySelector("[hreflang=zh-CN]")!.GetAttribute("href")));
        var none = await visitor.OpenAsync(new Uri(app.Stack.App, "/runs?status=exited"));

        Assert.All(new[] { first, second, chinese }, page => Assert.Single(page.Document.QuerySelectorAll("tbody tr")));
        Assert.NotEqual(RowOf(first), RowOf(second));
        Assert.StartsWith("/runs/", RowOf(chinese), StringComparison.Ordinal);
        Assert.Equal(RowOf(second).Split('?')[0], RowOf(chinese).Split('?')[0]);
        Assert.Contains("status=running", RowOf(chinese), StringComparison.Ordinal);
        Assert.DoesNotContain("There is no onboarding yet", none.Text, StringComparison.Ordinal);
        Assert.Contains(none.Document.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/runs");
    }

    private static string RowOf(Page page) => page.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
}
