using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.VendorSide;

/// <summary>Evidence files over the API and on the page.</summary>
[Collection(SharedAppTests.Name)]
public sealed class EvidenceTests(SharedApp app)
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task A_file_is_streamed_up_and_down_and_its_hash_is_in_the_audit()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Evidence");
        byte[] bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. RandomNumberGenerator.GetBytes(9 * Megabyte)];

        var added = (await api.SendAsync(HttpMethod.Post, $"{run.Path}/evidence?name=..%2F..%2Fprotocol.png", new ByteArrayContent(bytes))).Expect(HttpStatusCode.Created);
        var (down, got) = await visitor.DownloadAsync(new Uri(app.Stack.App, $"{run.Path}/evidence/{added["id"]}"));
        var (page, same) = await visitor.DownloadAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/evidence/{added["id"]}"));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), added["sha256"]);
        Assert.Equal(bytes, got);
        Assert.Equal(bytes.Length, same.Length);
        Assert.Equal("protocol.png", added["fileName"]);
        foreach (var answer in new[] { down, page })
        {
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        var entry = (await run.TimelineAsync())["items"]!.AsArray().Single(item => item!["kind"]!.ToString() == "evidence.added")!;
        Assert.Contains(added["sha256"]!, entry["what"]!.ToString(), StringComparison.Ordinal);
        Assert.Single((await api.GetAsync($"{run.Path}/evidence")).Items);
        Assert.Contains("protocol.png", (await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/evidence"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_of_the_wrong_kind_too_large_or_empty_is_refused_and_nothing_is_kept()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Evidence refused");
        Task<Answer> SendAsync(string name, byte[] bytes) => api.SendAsync(HttpMethod.Post, $"{run.Path}/evidence?name={name}", new ByteArrayContent(bytes));

        (await SendAsync("tool.exe", Encoding.ASCII.GetBytes("MZ"))).ExpectProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        (await SendAsync("report.pdf", Encoding.ASCII.GetBytes("<html><script>"))).ExpectProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        (await SendAsync("list.csv", [1, 0, 2])).ExpectProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        (await SendAsync("empty.txt", [])).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        var large = new byte[20 * Megabyte + 1];
        Encoding.ASCII.GetBytes("%PDF-").CopyTo(large, 0);
        (await SendAsync("large.pdf", large)).ExpectProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
        (await SendAsync("larger.pdf", new byte[22 * Megabyte])).ExpectProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
        var page = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/evidence"));
        var refused = await visitor.UploadAsync(page, "tool.exe", [1, 2, 3]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector("#file-problem"));
        Assert.Empty((await api.GetAsync($"{run.Path}/evidence")).Items);
        Assert.DoesNotContain("evidence.added", await run.KindsAsync());
        (await api.GetAsync($"{run.Path}/evidence/{new string('0', 32)}")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await api.GetAsync($"{run.Path}/evidence/..%2Fx")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await api.SendAsync(HttpMethod.Delete, $"{run.Path}/evidence/{new string('0', 32)}", null)).ExpectProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
    }

    [Fact]
    public async Task A_checklist_item_refers_only_to_a_file_that_is_there()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Evidence reference");
        await run.AdvanceToAsync("contract");
        var item = run.Playbook.ItemsOf("contract")[0];
        JsonObject Done(string evidence) => new() { ["status"] = "done", ["evidence"] = evidence };
        var file = (await api.SendAsync(HttpMethod.Post, $"{run.Path}/evidence?name=nda.txt", new ByteArrayContent(Encoding.UTF8.GetBytes("signed")))).Expect(HttpStatusCode.Created);

        (await api.PutAsync($"{run.Path}/checklists/contract/{item}", Done($"evidence:{new string('a', 32)}"))).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        (await api.PutAsync($"{run.Path}/checklists/contract/{item}", Done(file["reference"]!))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_decides_downloads_the_files_that_their_page_lists_and_no_other_by_their_link()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Evidence decided on");
        await run.AdvanceToAsync("contract");
        var (listed, other) = (await AddAsync(api, run, "nda.txt", "signed"), await AddAsync(api, run, "draft.txt", "not yet"));
        await StageData.HandInAsync(api, run.Path, "contract", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30), run.Playbook);
        var item = new JsonObject { ["status"] = "done", ["evidence"] = listed["reference"]! };
        (await api.PutAsync($"{run.Path}/checklists/contract/{run.Playbook.ItemsOf("contract")[0]}", item)).Expect(HttpStatusCode.OK);
        await run.SubmitAsync("contract");
        var link = await run.LinkAsync("contract", (await run.AskedAsync("contract"))[0]);

        var page = await visitor.OpenAsync(link);
        var address = page.Document.QuerySelector(".evidence a[href*='/files/']")!.GetAttribute("href")!;
        var (answer, bytes) = await visitor.DownloadAsync(new Uri(link, address));
        var unlisted = await visitor.OpenAsync(new Uri(link, address.Replace(listed["id"]!, other["id"]!, StringComparison.Ordinal)));

        Assert.Equal("signed", Encoding.UTF8.GetString(bytes));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, unlisted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(new Uri(app.Stack.App, $"approvals/unknown/files/{listed["id"]}"))).Status);
    }

    private static async Task<Answer> AddAsync(Api api, PlayedRun run, string name, string text) =>
        (await api.SendAsync(HttpMethod.Post, $"{run.Path}/evidence?name={name}", new ByteArrayContent(Encoding.UTF8.GetBytes(text)))).Expect(HttpStatusCode.Created);
}
