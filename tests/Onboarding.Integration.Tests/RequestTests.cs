using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Workflows.Language;

namespace Onboarding.Integration.Tests;

/// <summary>What a run onboards can be mended until somebody has decided on it.</summary>
[Collection(SharedAppTests.Name)]
public sealed class RequestTests(SharedApp app)
{
    [Fact]
    public async Task A_request_is_changed_audited_and_shown_in_the_list()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Before");
        var request = Sample.Request("After");
        request["volumes"]!["weeklyContacts"] = 9000;

        (await api.PutAsync($"{run.Path}/request", request)).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/request", request)).Expect(HttpStatusCode.OK);

        var stored = (await api.GetAsync($"{run.Path}/request")).Expect(HttpStatusCode.OK).Body;
        (await api.PutAsync($"{run.Path}/request", stored)).Expect(HttpStatusCode.OK);

        Assert.Equal(9000, stored["volumes"]!["weeklyContacts"]!.GetValue<int>());
        var listed = (await api.GetAsync($"{Api.Runs}?pageSize=100")).Items.Single(one => one!["id"]!.ToString() == run.Id)!;
        Assert.Equal("After", listed["title"]!.ToString());
        var timeline = await run.TimelineAsync();
        var entry = Assert.Single(timeline["items"]!.AsArray(), item => item!["kind"]!.ToString() == "request.changed")!;
        Assert.Contains("title, volumes", entry["what"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("intact", timeline["chain"]!.ToString());
    }

    [Fact]
    public async Task A_start_repeated_after_a_change_is_still_the_same_start()
    {
        using var api = app.Api();
        var key = Guid.NewGuid().ToString();
        var started = (await api.PostAsync(Api.Runs, Sample.Request("Kept key"), key)).Expect(HttpStatusCode.Accepted);
        (await api.PutAsync($"{Api.Runs}/{started["id"]}/request", Sample.Request("Changed since"))).Expect(HttpStatusCode.OK);

        Assert.Equal(started.Text, (await api.PostAsync(Api.Runs, Sample.Request("Kept key"), key)).Expect(HttpStatusCode.Accepted).Text);
        (await api.PostAsync(Api.Runs, Sample.Request("Changed since"), key)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "idempotency-conflict");
    }

    [Fact]
    public async Task The_playbook_stays_the_one_of_the_start()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Playbook");
        var request = Sample.Request("Playbook");
        request["playbook"] = "another";
        request["title"] = "";

        var errors = (await api.PutAsync($"{run.Path}/request", request)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject();

        Assert.Equal(["playbook", "title"], errors.Select(error => error.Key).Order());
        Assert.Contains("customer-service-bpo", errors["playbook"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_locked_in_review_and_open_again_when_changes_are_asked_for()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Asked for changes");
        await run.SubmitAsync("requirements");
        var people = await run.AskedAsync("requirements");

        var locked = (await api.PutAsync($"{run.Path}/request", Sample.Request("Too early"))).ExpectProblem(HttpStatusCode.Conflict, "wrong-stage");
        using var visitor = new Visitor();
        await visitor.DecideAsync(await run.LinkAsync("requirements", people[0]), "request-changes", "Say more about peaks.");
        await run.WaitForAsync("round 2", view => view["round"]!.GetValue<int>() == 2 && view["stageState"]!.ToString() == "preparing");

        Assert.False(string.IsNullOrEmpty(locked["waitsFor"]!.ToString()));
        (await api.PutAsync($"{run.Path}/request", Sample.Request("With peaks"))).Expect(HttpStatusCode.OK);
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        Assert.Contains("With peaks", (await run.LastRoundAsync("requirements"))["question"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_a_run_could_not_be_judged_by_is_refused_at_the_start()
    {
        using var api = app.Api();
        var request = Sample.Request("No baseline");
        var without = PlaybookFacts.Usual.KpisWithoutTarget.First();
        request["baseline"]!.AsArray().RemoveAt(0);
        request["targets"] = new JsonArray(new JsonObject { ["kpi"] = "call-connection-rate", ["target"] = 90 });

        var errors = (await api.PostAsync(Api.Runs, request)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject();

        Assert.Equal(["baseline", "targets[0].target"], errors.Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.Contains(without, errors["baseline"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("0.9, not 90", errors["targets[0].target"]![0]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_not_there_has_no_request()
    {
        using var api = app.Api(Languages.Chinese);

        (await api.GetAsync($"{Api.Runs}/run-unknown/request")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await api.PutAsync($"{Api.Runs}/run-unknown/request", Sample.Request("Nobody's"))).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }
}
