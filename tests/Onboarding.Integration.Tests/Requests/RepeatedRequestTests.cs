using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.Requests;

/// <summary>A caller that heard no answer sends the same again: it has one effect and one answer.</summary>
[Collection(SharedAppTests.Name)]
public sealed class RepeatedRequestTests(SharedApp app)
{
    [Fact]
    public async Task The_same_again_is_answered_the_same_though_the_run_went_on_and_another_under_its_key_is_refused()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Repeats");
        await run.WaitForStageAsync("requirements", "preparing");
        var body = new JsonObject { ["note"] = "Ready." };

        var first = (await api.PostAsync($"{run.Path}/stages/requirements/submit", body, "submit-1")).Expect(HttpStatusCode.Accepted);
        await run.DecideAsync("requirements", "approve");
        await run.WaitForStageAsync("shortlist", "preparing");
        // Without its key this would be refused: the stage is over.
        var again = (await api.PostAsync($"{run.Path}/stages/requirements/submit", body.DeepClone(), "submit-1")).Expect(HttpStatusCode.Accepted);
        var other = await api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject { ["note"] = "Ready, really." }, "submit-1");

        Assert.Equal(first.Text, again.Text);
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        other.ExpectProblem(HttpStatusCode.UnprocessableEntity, "idempotency-conflict");
    }

    [Fact]
    public async Task Repeats_at_the_same_time_have_one_effect_and_one_answer()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Repeats at once");
        await run.WaitForStageAsync("requirements", "preparing");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            api.PostAsync($"{run.Path}/stages/requirements/submit", new JsonObject { ["note"] = "Ready." }, "at-once")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Single(await run.KindsAsync(), "stage.submitted");
    }

    [Fact]
    public async Task What_was_refused_under_a_key_left_nothing_and_is_judged_anew()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Refused");

        (await api.PostAsync($"{run.Path}/cancel", new JsonObject(), "cancel-1")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        (await api.PostAsync($"{run.Path}/cancel", new JsonObject { ["reason"] = "No budget." }, "cancel-1")).Expect(HttpStatusCode.Accepted);
        (await api.PostAsync($"{run.Path}/cancel", new JsonObject { ["reason"] = "No budget." }, "with blank")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
    }
}
