using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.Requests;

/// <summary>Two people change the same thing: who has not seen the other's change is told, and overwrites nothing.</summary>
[Collection(SharedAppTests.Name)]
public sealed class ConditionalRequestTests(SharedApp app)
{
    [Fact]
    public async Task What_was_read_is_replaced_and_what_somebody_changed_since_is_not()
    {
        using var api = app.Api();
        using var http = new HttpClient { BaseAddress = app.Stack.App };
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Versions");
        var path = $"{run.Path}/risks/own-risk";
        var (_, first, _) = await PutAsync(http, path, Risk(2));

        var (_, read, _) = await SendAsync(http, HttpMethod.Get, path, null, null);
        var (changed, second, _) = await PutAsync(http, path, Risk(3), read);
        var (stale, current, problem) = await PutAsync(http, path, Risk(4), read);
        var (again, _, _) = await PutAsync(http, path, Risk(4), current);

        Assert.NotNull(first);
        Assert.Equal(first, read);
        Assert.Equal(HttpStatusCode.OK, changed);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale);
        Assert.Equal(second, current);
        Assert.Equal("/problems/changed-meanwhile", problem["type"]!.ToString());
        Assert.False(string.IsNullOrWhiteSpace(problem["changedBy"]?.ToString()));
        Assert.NotNull(problem["changedAt"]);
        Assert.Equal(HttpStatusCode.OK, again);
    }

    [Fact]
    public async Task Of_several_who_read_the_same_one_gets_through()
    {
        using var api = app.Api();
        using var http = new HttpClient { BaseAddress = app.Stack.App };
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Race");
        var path = $"{run.Path}/risks/own-risk";
        var (_, tag, _) = await PutAsync(http, path, Risk(1));

        var answers = await Task.WhenAll(Enumerable.Range(2, 4).Select(likelihood => PutAsync(http, path, Risk(likelihood), tag)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status));
    }

    [Fact]
    public async Task The_request_has_a_version_before_it_was_ever_changed_and_a_version_of_nothing_fits_nothing()
    {
        using var api = app.Api();
        using var http = new HttpClient { BaseAddress = app.Stack.App };
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Whole");

        var (_, request, body) = await SendAsync(http, HttpMethod.Get, $"{run.Path}/request", null, null);
        var (_, head, _) = await SendAsync(http, HttpMethod.Get, run.Path, null, null);
        var (replaced, _, _) = await PutAsync(http, $"{run.Path}/request", body.AsObject(), request);
        var (missing, _, _) = await PutAsync(http, $"{run.Path}/risks/never-seen", Risk(2), "\"0123\"");
        var (any, _, _) = await PutAsync(http, $"{run.Path}/risks/never-seen", Risk(2), "*");
        var (wrong, _, problem) = await PutAsync(http, $"{run.Path}/risks/never-seen", Risk(2), "0123");

        Assert.NotNull(request);
        Assert.NotNull(head);
        Assert.Equal(HttpStatusCode.OK, replaced);
        Assert.Equal(HttpStatusCode.PreconditionFailed, missing);
        Assert.Equal(HttpStatusCode.PreconditionFailed, any);
        Assert.Equal(HttpStatusCode.BadRequest, wrong);
        Assert.NotNull(problem["errors"]!["If-Match"]);
    }

    private static JsonObject Risk(int likelihood) => new()
    {
        ["name"] = "Own risk",
        ["ownerRole"] = "operations",
        ["mitigation"] = "A second site",
        ["likelihood"] = likelihood,
        ["impact"] = 3,
        ["status"] = "open",
    };

    private static Task<(HttpStatusCode Status, string? Tag, JsonNode Body)> PutAsync(HttpClient http, string path, JsonObject body, string? tag = null) =>
        SendAsync(http, HttpMethod.Put, path, body, tag);

    private static async Task<(HttpStatusCode Status, string? Tag, JsonNode Body)> SendAsync(HttpClient http, HttpMethod method, string path, JsonObject? body, string? tag)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, answer.Headers.ETag?.ToString(), JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
