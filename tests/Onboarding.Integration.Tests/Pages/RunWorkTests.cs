using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Mail;

namespace Onboarding.Integration.Tests.Pages;

/// <summary>A project manager works on a run's pages, without a script.</summary>
[Collection(SharedAppTests.Name)]
public sealed class RunWorkTests(SharedApp app)
{
    [Fact]
    public async Task Of_two_managers_who_edit_one_item_at_once_the_second_is_told_and_overwrites_nothing()
    {
        using var api = app.Api();
        using var first = new Visitor();
        using var second = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Edited twice");
        await run.AdvanceToAsync("contract");
        var work = new Uri(app.Stack.App, $"/runs/{run.Id}/work");
        var form = $"/runs/{run.Id}/work/checklist-contract/liability";
        var (one, other) = (await first.OpenAsync(work), await second.OpenAsync(work));

        var refused = await first.SendFormAsync(one, form, ("status", "done"), ("evidence", ""));
        var taken = await first.SendFormAsync(refused, form, ("status", "done"), ("evidence", "https://files.example/first.pdf"));
        var conflict = await second.SendFormAsync(other, form, ("status", "done"), ("evidence", "https://files.example/second.pdf"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.Conflict), (refused.Status, taken.Status, conflict.Status));
        Assert.Equal("true", refused.Document.QuerySelector("#f-liability-evidence")!.GetAttribute("aria-invalid"));
        Assert.Contains("https://files.example/first.pdf", taken.Text, StringComparison.Ordinal);
        Assert.Contains("meanwhile", conflict.Alert, StringComparison.Ordinal);
        Assert.Contains("Changed by", conflict.Alert, StringComparison.Ordinal);
        Assert.Contains("https://files.example/first.pdf", conflict.Alert, StringComparison.Ordinal);
        Assert.Equal("https://files.example/second.pdf", conflict.Document.QuerySelector<IHtmlInputElement>("#f-liability-evidence")!.Value);
        Assert.Equal("https://files.example/first.pdf", await EvidenceAsync(api, run));

        Assert.Equal(HttpStatusCode.OK, (await second.SendFormAsync(conflict, form)).Status);
        Assert.Equal("https://files.example/second.pdf", await EvidenceAsync(api, run));
    }

    [Fact]
    public async Task A_vendor_its_offer_and_a_scorecard_are_handed_in_and_the_stage_is_submitted_by_form()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "By form");
        await run.AdvanceToAsync("shortlist");
        var path = $"/runs/{run.Id}/work";
        foreach (var vendor in StageData.Vendors.Skip(1))
        {
            (await api.PutAsync($"{run.Path}/vendors/{vendor}", Sample.Vendor(vendor))).Expect(HttpStatusCode.OK);
            (await api.PutAsync($"{run.Path}/vendors/{vendor}/offer", Sample.Offer())).Expect(HttpStatusCode.OK);
            (await api.PutAsync($"{run.Path}/vendors/{vendor}/answers", Sample.Answers())).Expect(HttpStatusCode.OK);
        }

        var added = await visitor.SendFormAsync(
            await OpenAsync(visitor, $"{path}/vendor"), $"{path}/vendor", ("id", StageData.Vendors[0]), ("name", "Lantern & Way"), ("country", "PH"), ("foundBy", "peer"),
            ("languages", string.Join('\n', run.Playbook.Scope.Languages)), ("channels", "phone"), ("minimumAgents", "20"), ("maximumAgents", "300"),
            ("monthlyPrice", "229000"), ("shortlisted", "true"), ("contact.name", "Angela Cruz"), ("contact.email", "lead@lanternway.example"), ("contact.language", "en"));
        var again = await visitor.SendFormAsync(await OpenAsync(visitor, $"{path}/vendor"), $"{path}/vendor", [.. Vendor(StageData.Vendors[0])]);
        var scored = await OpenAsync(visitor, $"{path}/scorecard");
        foreach (var vendor in StageData.Vendors)
        {
            foreach (var evaluator in StageData.Evaluators)
            {
                scored = await visitor.SendFormAsync(
                    await OpenAsync(visitor, $"{path}/scorecard"), $"{path}/scorecard",
                    [("vendorId", vendor), ("evaluator", evaluator), .. run.Playbook.Criteria.Select(criterion => ($"scores.{criterion}", "4"))]);
            }
        }

        Assert.Contains("Lantern & Way", added.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("jun.wang 4", scored.Text, StringComparison.Ordinal);
        var early = await visitor.SendFormAsync(
            await OpenAsync(visitor, path), $"/runs/{run.Id}/submit", ("vendor", StageData.Vendors[0]), ("reserveVendor", StageData.Vendors[1]));
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.NotNull(early.Document.QuerySelector($".missing a[href='{path}/offer/{StageData.Vendors[0]}']"));

        (await api.PutAsync($"{run.Path}/vendors/{StageData.Vendors[0]}/answers", Sample.Answers())).Expect(HttpStatusCode.OK);
        var offer = $"{path}/offer/{StageData.Vendors[0]}";
        await visitor.SendFormAsync(await OpenAsync(visitor, offer), offer, ("pricingModel", "per-hour"), ("hour", "17.5"));
        var same = await visitor.SendFormAsync(
            await OpenAsync(visitor, path), $"/runs/{run.Id}/submit", ("vendor", StageData.Vendors[1]), ("reserveVendor", StageData.Vendors[1]));
        var done = await visitor.SendFormAsync(
            await OpenAsync(visitor, path), $"/runs/{run.Id}/submit", ("vendor", StageData.Vendors[0]), ("reserveVendor", StageData.Vendors[1]), ("note", "As visited."));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (same.Status, done.Status));
        Assert.Equal("true", same.Document.QuerySelector("#f-submit-reserveVendor")!.GetAttribute("aria-invalid"));
        await run.AskedAsync("shortlist");
        Assert.Equal("As visited.", (await run.LastRoundAsync("shortlist"))["note"]!.ToString());
        Assert.Contains("in review", (await OpenAsync(visitor, path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_that_cannot_be_submitted_any_more_says_why_and_keeps_what_was_written()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Too late");
        await run.WaitForStageAsync("requirements", "preparing");
        var (path, submit) = ($"/runs/{run.Id}/work", $"/runs/{run.Id}/submit");
        var drawn = await OpenAsync(visitor, path);

        (await api.PostAsync($"{run.Path}/pause", new JsonObject { ["reason"] = "Holidays" })).Expect(HttpStatusCode.OK);
        var paused = await visitor.SendFormAsync(drawn, submit, ("note", "As agreed."));
        var locked = await OpenAsync(visitor, path);
        (await api.PostAsync($"{run.Path}/resume", new JsonObject())).Expect(HttpStatusCode.OK);
        await run.SubmitAsync("requirements");
        var submitted = await visitor.SendFormAsync(paused, submit);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (paused.Status, submitted.Status));
        Assert.Contains("Holidays", paused.Alert, StringComparison.Ordinal);
        Assert.Contains("another note", submitted.Alert, StringComparison.Ordinal);
        Assert.All([paused, submitted], page => Assert.Equal("As agreed.", page.Document.QuerySelector<IHtmlTextAreaElement>("#f-submit-note")!.Value));
        Assert.Equal("1", drawn.Document.QuerySelector<IHtmlInputElement>("#submit [name=round]")!.Value);
        Assert.Null(locked.Document.QuerySelector("#submit"));
        Assert.Contains("nothing is submitted until", locked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_is_changed_by_form_until_it_is_submitted()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Before the change");
        await run.WaitForStageAsync("requirements", "preparing");
        var path = $"/runs/{run.Id}/request";
        var (one, other) = (await OpenAsync(visitor, path), await OpenAsync(visitor, path));

        var more = await visitor.SendFormAsync(one, path, ("do", "more:people"));
        var refused = await visitor.SendFormAsync(one, path, ("budget.currency", "pounds"));
        var taken = await visitor.SendFormAsync(refused, path, ("budget.currency", "GBP"), ("title", "After the change"));
        var conflict = await visitor.SendFormAsync(other, path, ("title", "Another change"));

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.Conflict), (more.Status, refused.Status, taken.Status, conflict.Status));
        Assert.Equal(RowsOf(one) + 1, RowsOf(more));
        Assert.Equal("true", refused.Document.QuerySelector("#f-budget-currency")!.GetAttribute("aria-invalid"));
        Assert.Equal("After the change", taken.Heading);
        Assert.Contains("meanwhile", conflict.Alert, StringComparison.Ordinal);
        Assert.Equal("After the change", (await run.ViewAsync())["title"]!.ToString());

        await run.SubmitAsync("requirements");
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SendFormAsync(await OpenAsync(visitor, path), path, ("title", "Too late"))).Status);

        static int RowsOf(Page page) => page.Document.QuerySelectorAll("[name^='people['][name$='].email']").Length;
    }

    [Fact]
    public async Task A_corrective_action_is_opened_and_closed_by_form_also_while_people_decide()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Corrective");
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        var path = $"/runs/{run.Id}/work/action";
        (string, string)[] opening =
            [("cause", "The line is down"), ("owner", Sample.EmailOf("Daniel Okafor")), ("due", "2099-01-01"), ("status", "open"), ("result", "")];

        var opened = await visitor.SendFormAsync(await OpenAsync(visitor, path), path, opening);
        var form = await OpenAsync(visitor, $"{path}/the-line-is-down");
        var refused = await visitor.SendFormAsync(form, $"{path}/the-line-is-down", ("status", "done"));
        var closed = await visitor.SendFormAsync(refused, $"{path}/the-line-is-down", ("status", "done"), ("result", "A second line was laid."));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK), (opened.Status, refused.Status, closed.Status));
        Assert.Equal(("open", "done"), (StateOf(opened), StateOf(closed)));
        var action = Assert.Single((await api.GetAsync($"{run.Path}/actions")).Items);
        Assert.Equal(("done", "A second line was laid."), (action!["status"]!.ToString(), action["result"]!.ToString()));

        static string StateOf(Page page) => page.Document.QuerySelector("#input-action li .item-state")!.TextContent;
    }

    [Fact]
    public async Task An_address_is_replaced_by_the_form_that_a_mail_leads_to_and_what_is_open_is_sent_there()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Another address");
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        var form = await OpenAsync(visitor, $"/runs/{run.Id}/actions/address?person={PersonKeys.Of(Sample.EmailOf("Helen Marsh"))}");
        var chosen = form.Document.QuerySelector<IHtmlSelectElement>("[name=person]")!;

        var done = await visitor.SubmitAsync(form, ("person", chosen.Value!), ("email", "helen@harbour-pine.example"));

        Assert.Contains("Helen Marsh", chosen.SelectedOptions.Single().TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("The address is replaced.", done.Text, StringComparison.Ordinal);
        Assert.NotNull(await run.LinkAsync("requirements", "helen@harbour-pine.example"));
    }

    [Fact]
    public async Task Every_page_of_a_run_opens_in_both_languages_with_every_field_labelled()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Every page");
        await run.AdvanceToAsync("contract");
        var work = await OpenAsync(visitor, $"/runs/{run.Id}/work");
        var links = work.Document.QuerySelectorAll("section.input a").Select(link => link.GetAttribute("href")!).Distinct().ToList();
        string[] pages = [.. new[] { "", "/work", "/vendors", "/mails", "/timeline", "/timeline?kind=mail" }.Select(page => $"/runs/{run.Id}{page}"), .. links];

        Assert.Contains($"/runs/{run.Id}/work/contract-terms", links);
        foreach (var address in pages)
        {
            foreach (var language in new[] { "en", "zh-CN" })
            {
                var page = await OpenAsync(visitor, $"{address}{(address.Contains('?') ? '&' : '?')}lang={language}");
                Assert.True(page.Status == HttpStatusCode.OK, $"{address}: {page.Status}");
                Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
                Assert.DoesNotContain(page.Document.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"), field =>
                    field.Closest("label") is null && page.Document.QuerySelector($"label[for='{field.Id}']") is null);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(visitor, $"/runs/{run.Id}/work/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(visitor, "/runs/run-unknown/work")).Status);
    }

    private static IEnumerable<(string Name, string Value)> Vendor(string id) =>
    [
        ("id", id), ("name", "Another"), ("country", "PH"), ("foundBy", "fair"), ("languages", "en"), ("channels", "phone"), ("minimumAgents", "1"),
        ("maximumAgents", "3"), ("monthlyPrice", "1"), ("shortlisted", "true"), ("contact.name", "Bo"), ("contact.email", "bo@another.example"), ("contact.language", "en"),
    ];

    private static async Task<string> EvidenceAsync(Api api, PlayedRun run) =>
        (await api.GetAsync($"{run.Path}/checklists/contract")).Items.Single(item => item!["id"]!.ToString() == "liability")!["evidence"]!.ToString();

    private Task<Page> OpenAsync(Visitor visitor, string path) => visitor.OpenAsync(new Uri(app.Stack.App, path));
}
