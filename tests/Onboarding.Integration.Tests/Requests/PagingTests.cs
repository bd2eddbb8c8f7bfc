using System.Net;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Requests;

/// <summary>A run's long lists can be read page by page, and then have the same items in the same order.</summary>
[Collection(SharedAppTests.Name)]
public sealed class PagingTests(SharedApp app)
{
    [Fact]
    public async Task Pages_together_are_the_whole_list()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Pages");
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        await Eventually.HoldsAsync(
            async () => (await api.GetAsync($"{run.Path}/mails")).Items is { Count: > 1 } mails && mails.All(mail => mail!["state"]!.ToString() == "sent"), "mails");

        foreach (var (list, key) in new[] { ("timeline", "sequence"), ("mails", "key"), ("events", "sequence"), ("readings", "day") })
        {
            var whole = (await api.GetAsync($"{run.Path}/{list}")).Expect(HttpStatusCode.OK).Items.Select(item => item![key]!.ToString()).ToList();
            var paged = await PagesAsync(api, $"{run.Path}/{list}", key);
            Assert.Equal(whole, paged.Take(whole.Count));
        }
    }

    [Fact]
    public async Task A_size_out_of_range_and_a_continuation_of_another_list_are_refused_by_name()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Wrong pages");

        var size = (await api.GetAsync($"{run.Path}/timeline?pageSize=0")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        var place = (await api.GetAsync($"{run.Path}/readings?continuation=7")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");

        Assert.NotNull(size["errors"]!["pageSize"]);
        Assert.NotNull(place["errors"]!["continuation"]);
    }

    private static async Task<List<string>> PagesAsync(Api api, string path, string key)
    {
        var all = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await api.GetAsync($"{path}?pageSize=2{(next.Length > 0 ? $"&continuation={Uri.EscapeDataString(next)}" : "")}")).Expect(HttpStatusCode.OK);
            Assert.True(page.Items.Count <= 2);
            all.AddRange(page.Items.Select(item => item![key]!.ToString()));
            next = page["continuation"];
        }

        return all;
    }
}
