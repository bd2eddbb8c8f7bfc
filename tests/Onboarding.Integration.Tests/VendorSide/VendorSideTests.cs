using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.VendorSide;

/// <summary>What vendors' contacts see and hand in, and what the project manager makes of it.</summary>
[Collection(SharedAppTests.Name)]
public sealed class VendorSideTests(SharedApp app)
{
    private static readonly byte[] Pdf = [.. Encoding.ASCII.GetBytes("%PDF-1.7\n"), .. Enumerable.Repeat((byte)'x', 300_000)];

    [Fact]
    public async Task Answers_count_once_the_project_manager_confirms_them_and_the_vendor_reads_why_others_do_not()
    {
        using var api = app.Api();
        using var vendor = new Visitor();
        var story = await VendorStory.AtShortlistAsync(app, api, "Vendor answers");
        var before = (await api.GetAsync($"{story.Run.Path}/vendors/castlemere/answers")).Text;
        var (_, link) = await story.InviteAsync(VendorStory.Other, "Nina");
        var question = PlaybookFacts.Usual.Playbook.Shortlist.Questions[0].Id;

        var form = await vendor.OpenAsync(VendorStory.Part(link, "answers"));
        var home = await vendor.SubmitAsync(form, ($"answer.{question}", "First <b>words</b>."));
        await vendor.SubmitAsync(form, ($"answer.{question}", "Better words."));

        Assert.Contains("Received", home.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await api.GetAsync($"{story.Run.Path}/vendors/castlemere/answers")).Text);
        var waiting = Assert.Single(await story.WaitingAsync())!;
        Assert.Equal(("castlemere", "answers", "Better words."), (waiting["vendor"]!.ToString(), waiting["kind"]!.ToString(), waiting["answers"]!["items"]![0]!["text"]!.ToString()));

        (await api.PostAsync($"{story.Run.Path}/hand-ins/{waiting["id"]}/refuse", new JsonObject())).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        (await api.PostAsync($"{story.Run.Path}/hand-ins/{waiting["id"]}/refuse", new JsonObject { ["reason"] = "Too short." })).Expect(HttpStatusCode.OK);
        (await api.PostAsync($"{story.Run.Path}/hand-ins/{waiting["id"]}/confirm", new JsonObject())).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
        Assert.Contains("Too short.", (await vendor.OpenAsync(link)).Text, StringComparison.Ordinal);
        Assert.Equal(before, (await api.GetAsync($"{story.Run.Path}/vendors/castlemere/answers")).Text);

        await vendor.SubmitAsync(form, ($"answer.{question}", "Long and good words."));
        var next = Assert.Single(await story.WaitingAsync())!["id"];
        (await api.PostAsync($"{story.Run.Path}/hand-ins/{next}/confirm", new JsonObject())).Expect(HttpStatusCode.OK);
        (await api.PostAsync($"{story.Run.Path}/hand-ins/{next}/confirm", new JsonObject())).Expect(HttpStatusCode.OK);

        Assert.Contains("Long and good words.", (await api.GetAsync($"{story.Run.Path}/vendors/castlemere/answers")).Text, StringComparison.Ordinal);
        Assert.Equal("Nina (Vendor castlemere)", (await story.AuditAsync("answers.given"))[^1]["source"]!.ToString());
        Assert.Single(await story.AuditAsync("vendor-submission.confirmed"));
        Assert.Contains("confirmed", (await vendor.OpenAsync(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_changes_nothing_and_dead_links_open_nothing_and_are_noted_once()
    {
        using var api = app.Api();
        using var vendor = new Visitor();
        var story = await VendorStory.AtShortlistAsync(app, api, "Vendor links");
        var (key, link) = await story.InviteAsync(VendorStory.Chosen, "Omar", "zh-CN");
        var before = (await story.Run.TimelineAsync()).ToJsonString();

        var page = await vendor.OpenAsync(link);
        foreach (var part in new[] { "answers", "training", "readings", "items/contract/x", "files/0", "nothing" }) await vendor.OpenAsync(VendorStory.Part(link, part));
        (await vendor.HeadAsync(link)).Dispose();

        Assert.Equal(before, (await story.Run.TimelineAsync()).ToJsonString());
        Assert.Equal("zh-CN", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);

        (await api.PostAsync($"{story.Contacts(VendorStory.Chosen)}/{key}/invite", new JsonObject())).Expect(HttpStatusCode.Accepted);
        var second = await story.LinkAsync(VendorStory.Chosen, "Omar", 2);
        Assert.Equal(HttpStatusCode.Gone, (await vendor.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await vendor.OpenAsync(second)).Status);
        (await api.PostAsync($"{story.Contacts(VendorStory.Chosen)}/{key}/revoke", new JsonObject())).Expect(HttpStatusCode.OK);
        var form = await vendor.OpenAsync(VendorStory.Part(second, "answers"));
        await vendor.OpenAsync(second);

        Assert.Equal((HttpStatusCode.Gone, false), (form.Status, form.HasForm));
        Assert.Equal(HttpStatusCode.NotFound, (await vendor.OpenAsync(new Uri(app.Stack.App, $"/vendor/{new string('C', 43)}"))).Status);
        Assert.Equal(2, (await story.AuditAsync("vendor-link.revoked")).Count);
        Assert.DoesNotContain(link.Segments[^1], app.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Segments[^1], app.Process.Output, StringComparison.Ordinal);
        (await api.PostAsync($"{story.Contacts(VendorStory.Chosen)}/{key}/invite", new JsonObject())).Expect(HttpStatusCode.Accepted);
        Assert.Equal(HttpStatusCode.OK, (await vendor.OpenAsync(await story.LinkAsync(VendorStory.Chosen, "Omar", 3))).Status);
    }

    [Fact]
    public async Task The_chosen_vendor_gives_evidence_and_training_results_and_the_others_are_out()
    {
        using var api = app.Api();
        using var vendor = new Visitor();
        using var rival = new Visitor();
        var story = await VendorStory.AtShortlistAsync(app, api, "Vendor evidence");
        var (_, link) = await story.InviteAsync(VendorStory.Chosen, "Mei");
        var (_, rivals) = await story.InviteAsync(VendorStory.Other, "Bob");
        Assert.Equal(HttpStatusCode.OK, (await rival.OpenAsync(rivals)).Status);
        await rival.SubmitAsync(await rival.OpenAsync(VendorStory.Part(rivals, "answers")), ($"answer.{PlaybookFacts.Usual.Playbook.Shortlist.Questions[0].Id}", "The rival's own words."));
        var home = await vendor.OpenAsync(link);
        Assert.DoesNotContain("rival", home.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Castlemere", home.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Castlemere", (await vendor.OpenAsync(VendorStory.Part(link, "answers"))).Html, StringComparison.OrdinalIgnoreCase);
        await story.Run.SubmitAsync("shortlist");
        await story.Run.DecideAsync("shortlist", "approve");
        await story.Run.WaitForStageAsync("contract", "preparing");

        // Who was not chosen is out, whatever they try; what they handed in before is still there to be judged, and cannot count any more.
        foreach (var part in new[] { "", "answers", "items/contract/nda", "training", "readings" })
            Assert.Equal(HttpStatusCode.Gone, (await rival.OpenAsync(part.Length == 0 ? rivals : VendorStory.Part(rivals, part))).Status);

        var item = PlaybookFacts.Usual.ItemsOf("contract")[0];
        var page = await vendor.OpenAsync(VendorStory.Part(link, $"items/contract/{item}"));
        var wrong = await vendor.UploadAsync(page, "terms.pdf", Encoding.ASCII.GetBytes("MZ not a PDF"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("not what its name says", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await vendor.UploadAsync(page, "../../ Terms of Lanternway.pdf", Pdf, ("evidence", ""))).Status);

        const string Waivable = "knowledge-ownership";
        var waived = await vendor.OpenAsync(VendorStory.Part(link, $"items/contract/{Waivable}"));
        (await api.PutAsync($"{story.Run.Path}/checklists/contract/{Waivable}", new JsonObject { ["status"] = "waived", ["waiverReason"] = "Not needed.", ["waiverApprover"] = "Helen Marsh" })).Expect(HttpStatusCode.OK);
        Assert.Contains("not needed any more", (await vendor.UploadAsync(waived, "late.pdf", Pdf, ("evidence", ""))).Text, StringComparison.Ordinal);
        Assert.Equal(["Terms of Lanternway.pdf"], (await api.GetAsync($"{story.Run.Path}/evidence")).Items.Select(file => file!["fileName"]!.ToString()));

        var waiting = (await story.WaitingAsync()).Single(one => one!["kind"]!.ToString() == "item")!;
        var reference = waiting["item"]!["evidence"]!.ToString();
        Assert.StartsWith("evidence:", reference, StringComparison.Ordinal);
        (await api.PostAsync($"{story.Run.Path}/hand-ins/{waiting["id"]}/confirm", new JsonObject())).Expect(HttpStatusCode.OK);
        var state = (await api.GetAsync($"{story.Run.Path}/checklists/contract")).Items.Single(one => one!["id"]!.ToString() == item)!;
        Assert.Equal(("done", reference), (state["status"]!.ToString(), state["evidence"]!.ToString()));
        Assert.StartsWith("Mei (", (await story.AuditAsync("item.done"))[^1]["source"]!.ToString(), StringComparison.Ordinal);

        var (mine, bytes) = await vendor.DownloadAsync(VendorStory.Part(link, $"files/{reference["evidence:".Length..]}"));
        Assert.Equal((HttpStatusCode.OK, Pdf.Length), (mine.StatusCode, bytes.Length));
        Assert.Equal("attachment", mine.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Terms of Lanternway.pdf", mine.Content.Headers.ContentDisposition.FileNameStar);
        var added = await EvidenceIdAsync(api, story.Run.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await vendor.DownloadAsync(VendorStory.Part(link, $"files/{added}"))).Response.StatusCode);

        foreach (var stage in new[] { "contract", "integration" })
        {
            await story.Run.WaitForStageAsync(stage, "preparing");
            await StageData.HandInAsync(api, story.Run.Path, stage, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30));
            await story.Run.SubmitAsync(stage);
            await story.Run.DecideAsync(stage, "approve");
        }

        await story.Run.WaitForStageAsync("training", "preparing");
        var module = PlaybookFacts.Usual.Playbook.Training.Modules[0].Id;
        var today = DateOnly.FromDateTime(DateTime.UtcNow).ToString("O", CultureInfo.InvariantCulture);
        var training = await vendor.OpenAsync(VendorStory.Part(link, "training"));
        var bad = await vendor.UploadAsync(training, "results.csv", Csv($"LW-7,en zh-CN,phone;chat,{module},1,93,{today}", $"LW-8,en,phone,juggling,1,130,{today}"));
        Assert.Equal(HttpStatusCode.BadRequest, bad.Status);
        Assert.Contains("line 3", bad.Alert!, StringComparison.Ordinal);
        await vendor.UploadAsync(training, "results.csv", Csv($"LW-7,en zh-CN,phone;chat,{module},1,93,{today}"));
        await vendor.UploadAsync(
            training, "", null, ("items[0].agentId", "LW-9"), ("items[0].languages", "en, zh-CN"), ("items[0].channels", "phone"), ("items[0].module", module), ("items[0].attempt", "1"), ("items[0].score", "88"), ("items[0].on", today));
        foreach (var one in (await story.WaitingAsync()).Where(one => one!["kind"]!.ToString() == "certifications"))
            (await api.PostAsync($"{story.Run.Path}/hand-ins/{one!["id"]}/confirm", new JsonObject())).Expect(HttpStatusCode.OK);

        var agents = (await api.GetAsync($"{story.Run.Path}/training")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("LW-7", agents, StringComparison.Ordinal);
        Assert.Contains("LW-9", agents, StringComparison.Ordinal);
        (await api.PostAsync($"{story.Run.Path}/cancel", new JsonObject { ["reason"] = "No budget." })).Expect(HttpStatusCode.Accepted);
        Assert.Equal(HttpStatusCode.Gone, (await vendor.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task The_project_manager_invites_confirms_and_refuses_on_pages_without_script()
    {
        using var api = app.Api();
        using var manager = new Visitor();
        using var vendor = new Visitor();
        var story = await VendorStory.AtShortlistAsync(app, api, "Hand-ins page");
        var contacts = new Uri(app.Stack.App, $"/runs/{story.Run.Id}/vendors/{VendorStory.Other}/contacts");

        var refused = await manager.SubmitAsync(await manager.OpenAsync(contacts), ("name", ""), ("email", "nobody"), ("language", "en"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector("#f-email-problem"));
        Assert.Equal("nobody", refused.Document.QuerySelector<IHtmlInputElement>("#f-email")!.Value);
        var invited = await manager.SubmitAsync(refused, ("name", "Ira"), ("email", "ira@castlemere.example"), ("language", "en"));
        Assert.Contains("ira@castlemere.example", invited.Text, StringComparison.Ordinal);

        var again = invited.Document.QuerySelector("form[action$='/invite']")!.GetAttribute("action")!;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => manager.SendFormAsync(invited, again)));
        Assert.Equal(2, (await api.GetAsync(story.Contacts(VendorStory.Other))).Items.Single()!["invitations"]!.GetValue<int>());
        var link = await story.LinkAsync(VendorStory.Other, "Ira", 2);
        await vendor.SubmitAsync(await vendor.OpenAsync(VendorStory.Part(link, "answers")), ($"answer.{PlaybookFacts.Usual.Playbook.Shortlist.Questions[0].Id}", "<script>alert(1)</script>"));
        var handIns = new Uri(app.Stack.App, $"/runs/{story.Run.Id}/hand-ins");
        Assert.Contains("1 hand-in of a vendor waits", (await manager.OpenAsync(new Uri(app.Stack.App, $"/runs/{story.Run.Id}"))).Text, StringComparison.Ordinal);
        Assert.NotNull((await manager.OpenAsync(new Uri(app.Stack.App, $"/runs/{story.Run.Id}/vendors"))).Document.QuerySelector($"a[href='{contacts.AbsolutePath}']"));
        var page = await manager.OpenAsync(handIns);
        var id = Assert.Single(await story.WaitingAsync())!["id"]!.ToString();

        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.SubmitAsync((page with { Document = refused.Document }).To($"{handIns.AbsolutePath}/{id}/refuse"), ("reason", ""))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await vendor.SubmitAsync(page.To($"{handIns.AbsolutePath}/{id}/confirm"))).Status);
        var tooLong = new string('x', 4001);
        var refilled = await manager.SubmitAsync(page.To($"{handIns.AbsolutePath}/{id}/refuse"), ("reason", tooLong));
        Assert.Equal((HttpStatusCode.BadRequest, tooLong), (refilled.Status, refilled.Document.QuerySelector<IHtmlTextAreaElement>($"#r-{id}")!.Value));
        Assert.Contains("4,000", refilled.Alert!, StringComparison.Ordinal);
        var after = await manager.SubmitAsync(page.To($"{handIns.AbsolutePath}/{id}/confirm"));
        Assert.Contains("confirmed", after.Text, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync());
        (await api.PostAsync($"{story.Run.Path}/cancel", new JsonObject { ["reason"] = "No budget." })).Expect(HttpStatusCode.Accepted);
        var typed = await manager.SendFormAsync(invited, contacts.AbsolutePath, ("name", "Bo"), ("email", "bo@castlemere.example"), ("language", "en"));
        Assert.Equal((HttpStatusCode.Conflict, "Bo"), (typed.Status, typed.Document.QuerySelector<IHtmlInputElement>("#f-name")!.Value));
        Assert.Equal(HttpStatusCode.Conflict, (await manager.SendFormAsync(await manager.OpenAsync(contacts), again)).Status);
        var late = await manager.SubmitAsync(page.To($"{handIns.AbsolutePath}/{id}/refuse"), ("reason", "No."));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("meanwhile", late.Alert!, StringComparison.Ordinal);
    }

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', ["agentId,languages,channels,module,attempt,score,on", .. lines]) + "\n");

    private static async Task<string> EvidenceIdAsync(Api api, string run) =>
        (await api.SendAsync(HttpMethod.Post, $"{run}/evidence?name=own.pdf", new ByteArrayContent(Pdf))).Expect(HttpStatusCode.Created)["id"]!;
}
