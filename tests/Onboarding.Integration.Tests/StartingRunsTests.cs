using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class StartingRunsTests(SharedApp app)
{
    [Fact]
    public async Task Start_answers_at_once_with_where_everything_is()
    {
        using var api = app.Api();

        var started = (await api.PostAsync(Api.Runs, Sample.Request("Started"))).Expect(HttpStatusCode.Accepted);

        Assert.Equal($"/{Api.Runs}/{started["id"]}", started.Headers.Location!.ToString());
        Assert.All(started.Body["links"]!.AsObject().Where(link => link.Key is "self" or "timeline" or "gates" or "mails" or "playbook" or "vendors"),
            link => Assert.StartsWith($"/{Api.Runs}/{started["id"]}", link.Value!.ToString(), StringComparison.Ordinal));
        foreach (var link in new[] { "self", "timeline", "gates", "mails", "playbook", "vendors" })
            (await api.GetAsync(started.Body["links"]![link]!.ToString())).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Start_with_the_same_key_and_request_is_one_run()
    {
        using var api = app.Api();
        var key = Guid.NewGuid().ToString();

        var first = (await api.PostAsync(Api.Runs, Sample.Request("Once"), key)).Expect(HttpStatusCode.Accepted);
        var second = (await api.PostAsync(Api.Runs, Sample.Request("Once"), key)).Expect(HttpStatusCode.Accepted);

        Assert.Equal(first.Text, second.Text);
        var run = new PlayedRun(api, app.Inbox, first["id"]!);
        Assert.Single(await run.KindsAsync(), "run.started");
        Assert.Single(await ListedAsync(api), id => id == run.Id);
    }

    [Fact]
    public async Task Starts_with_the_same_key_that_race_are_one_run_in_the_list()
    {
        using var api = app.Api();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.PostAsync(Api.Runs, Sample.Request("Raced"), key)));

        var id = Assert.Single(answers.Select(answer => answer.Expect(HttpStatusCode.Accepted)["id"]!).Distinct());
        Assert.Single(await ListedAsync(api), listed => listed == id);
    }

    [Fact]
    public async Task Start_with_the_same_key_and_another_request_is_refused()
    {
        using var api = app.Api();
        var key = Guid.NewGuid().ToString();
        var first = (await api.PostAsync(Api.Runs, Sample.Request("One"), key)).Expect(HttpStatusCode.Accepted);

        var other = await api.PostAsync(Api.Runs, Sample.Request("Another"), key);

        var problem = other.ExpectProblem(HttpStatusCode.UnprocessableEntity, "idempotency-conflict");
        Assert.Contains(first["id"]!, problem["detail"]!.ToString(), StringComparison.Ordinal);
        Assert.Single(await ListedAsync(api), id => id == first["id"]);
    }

    [Fact]
    public async Task Start_with_a_key_that_is_no_key_is_refused()
    {
        using var api = app.Api();

        var refused = await api.PostAsync(Api.Runs, Sample.Request("Bad key"), new string('k', 201));

        Assert.NotNull(refused.ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["Idempotency-Key"]);
    }

    [Fact]
    public async Task Start_names_every_field_that_is_wrong_at_once()
    {
        using var api = app.Api();
        var request = Sample.Request("Wrong");
        request.Remove("company");
        request["colour"] = "green";
        request["scope"]!["channels"] = new JsonArray("chat", "pigeon");
        request["scope"]!["tier"] = "one";
        request["volumes"]!["peakWeeklyContacts"] = 1;
        request["coverage"]!["markets"] = new JsonArray("Great Britain");
        request["situation"]!["repeatableShare"] = 74;
        request["baseline"]![0]!["kpi"] = "happiness";
        request["budget"]!["currency"] = "pounds";
        request["deliveryModel"] = "moon";
        request["people"]![1]!["email"] = "daniel";
        request["people"]![2]!.AsObject().Remove("timeZone");
        request["people"]!.AsArray().RemoveAt(7);

        var errors = (await api.PostAsync(Api.Runs, request)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject();

        Assert.Equal(
            [
                "baseline", "baseline[0].kpi", "budget.currency", "colour", "company", "coverage.markets[0]", "deliveryModel", "people", "people[1].email",
                "people[2].timeZone", "scope.channels[1]", "scope.tier", "situation.repeatableShare", "volumes.peakWeeklyContacts",
            ],
            errors.Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.NotEmpty(error.Value!.AsArray()));
    }

    [Fact]
    public async Task Start_says_what_is_wrong_in_the_readers_language()
    {
        using var api = app.Api("zh-CN");
        var request = Sample.Request("Wrong");
        request.Remove("company");

        var problem = (await api.PostAsync(Api.Runs, request)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");

        Assert.Equal("部分字段有误", problem["title"]!.ToString());
        Assert.Equal("必填", problem["errors"]!["company"]![0]!.ToString());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{\n  \"company\": \"A\",\n  \"title\": }", "line 3, position 12")]
    [InlineData("{\"company\": \"A\", \"company\": \"B\"}", "twice")]
    public async Task Start_with_a_body_that_is_no_JSON_says_where_and_what_to_do(string body, string expected)
    {
        using var api = app.Api();

        var problem = (await api.PostTextAsync(Api.Runs, body, "application/json")).ExpectProblem(HttpStatusCode.BadRequest, "malformed");

        Assert.Contains(expected, problem["detail"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_with_a_body_of_another_kind_or_size_is_refused()
    {
        using var api = app.Api();

        (await api.PostTextAsync(Api.Runs, "company=A", "application/x-www-form-urlencoded"))
            .ExpectProblem(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        (await api.PostTextAsync(Api.Runs, $"{{\"company\":\"{new string('A', 1024 * 1024)}\"}}", "application/json"))
            .ExpectProblem(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(Api api) =>
        [.. (await api.GetAsync($"{Api.Runs}?pageSize=100")).Expect(HttpStatusCode.OK).Items.Select(run => run!["id"]!.ToString())];
}
