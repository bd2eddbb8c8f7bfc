using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

/// <summary>Input that nobody thought of is the sender's mistake to mend, never a fault of ours.</summary>
[Collection(SharedAppTests.Name)]
public sealed class BadInputTests(SharedApp app)
{
    [Fact]
    public async Task Half_a_character_is_named_by_its_field()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Half a character");

        var status = await SendAsync(api, $"{run.Path}/checklists/contract/scope", """{"status":"\ud800"}""");
        var id = await SendAsync(api, $"{run.Path}/vendors/lanternway", """{"id":"\udc00","name":"x"}""");
        var text = await SendAsync(api, $"{run.Path}/pilot-plan", """{"segment":"\ud800"}""");
        var name = await SendAsync(api, $"{run.Path}/pilot-plan", """{"\ud800":1}""");

        Assert.Equal(["status"], FieldsOf(status));
        Assert.Equal(["id"], FieldsOf(id));
        Assert.Equal(["segment"], FieldsOf(text));
        name.ExpectProblem(HttpStatusCode.BadRequest, "malformed");
    }

    [Theory]
    [InlineData("vendors/abc%0A", "id")]
    [InlineData("vendors/abc/scorecards/jun%0A", "evaluator")]
    [InlineData("migrations/abc%0A", "id")]
    public async Task A_line_break_at_the_end_of_an_id_is_no_part_of_it(string path, string field)
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Line break");

        Assert.Contains(field, FieldsOf(await api.PutAsync($"{run.Path}/{path}", new JsonObject())));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1!8!cnVucw-- 1!36!MjUxOA--")]
    [InlineData("%00%27")]
    public async Task A_continuation_that_is_none_is_named(string continuation)
    {
        using var api = app.Api();

        Assert.Equal(["continuation"], FieldsOf(await api.GetAsync($"{Api.Runs}?continuation={continuation}")));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_is_refused_and_decides_nothing()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Other form");
        await run.SubmitAsync("requirements");
        var link = await run.LinkAsync("requirements", (await run.AskedAsync("requirements"))[0]);
        var fields = string.Join('&', Enumerable.Range(0, 1100).Select(number => $"f{number}=1"));

        var refused = await api.PostTextAsync(link.AbsolutePath, fields, "application/x-www-form-urlencoded");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("text/html", refused.MediaType);
        Assert.DoesNotContain("gate.answered", await run.KindsAsync());
    }

    private static Task<Answer> SendAsync(Api api, string path, string json) =>
        api.SendAsync(HttpMethod.Put, path, new StringContent(json, null, "application/json"));

    private static IEnumerable<string> FieldsOf(Answer answer) =>
        answer.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject().Select(error => error.Key);
}
