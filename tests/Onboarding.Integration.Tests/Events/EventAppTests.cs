using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Cli;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Events;

/// <summary>Events and the audit's export of the app as people run it, over HTTP; it is killed in between.</summary>
public sealed class EventAppTests
{
    [Fact]
    public async Task A_run_is_told_to_the_webhook_of_the_settings_also_after_a_power_cut_and_its_audit_is_exported()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await receiver.StopAsync();
        await using var stack = await LocalStack.StartAsync();
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        (string, string)[] settings = [("Events__Webhooks__0__Url", receiver.Url.AbsoluteUri), ("Events__Webhooks__0__Secret", WebhookReceiver.Secret)];
        PlayedRun run;
        await using (var first = await AppProcess.StartAsync(stack, null, settings))
        {
            run = await PlayedRun.StartAsync(api, inbox, "Told");
            await run.SubmitAsync("requirements");
            await run.AskedAsync("requirements");
            await Eventually.HoldsAsync(async () => (await EventsAsync(api, run)).Any(one => StateOf(one) == "delayed"), "an attempt to fail");
            await first.KillAsync();
        }

        await receiver.StartAgainAsync();
        await using var app = await AppProcess.StartAsync(stack, null, settings);
        await Eventually.HoldsAsync(async () => (await EventsAsync(api, run)).All(one => StateOf(one) == "delivered"), "everything to be delivered");

        var events = await EventsAsync(api, run);
        Assert.Equal(
            ["onboarding.run.started", "onboarding.stage.entered", "onboarding.stage.submitted", "onboarding.gate.opened"], events.Select(one => one!["type"]!.ToString()));
        Assert.Equal(events.Select(one => one!["id"]!.ToString()), receiver.Taken.Select(one => one.Id).Distinct());
        Assert.All(receiver.All, one => Assert.Null(one.Fault));

        var replay = (await api.PostAsync($"{run.Path}/events/1/replay", new JsonObject())).Expect(HttpStatusCode.Accepted);
        Assert.Equal($"{run.Id}/1", replay["id"]);
        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Taken.Count(one => one.Id == $"{run.Id}/1") == 2), "the replay to arrive");
        (await api.PostAsync($"{run.Path}/events/9999/replay", new JsonObject())).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        (await api.PostAsync($"{run.Path}/events/one/replay", new JsonObject())).ExpectProblem(HttpStatusCode.NotFound, "not-found");

        await ExpectExportAsync(stack, api, run);
        Assert.DoesNotContain(WebhookReceiver.Secret["whsec_".Length..], app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(WebhookReceiver.SecretPath, app.Output, StringComparison.Ordinal);
    }

    private static async Task ExpectExportAsync(LocalStack stack, Api api, PlayedRun run)
    {
        using var chinese = new Api(stack.App, "zh-CN");
        var english = (await api.GetAsync($"{run.Path}/audit")).Expect(HttpStatusCode.OK);
        Assert.Equal("application/jsonl", english.MediaType);
        Assert.Contains("was submitted", english.Text, StringComparison.Ordinal);
        Assert.Contains("提交", (await chinese.GetAsync($"{run.Path}/audit?format=jsonl")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var csv = (await chinese.GetAsync($"{run.Path}/audit?format=csv")).Expect(HttpStatusCode.OK);
        Assert.Equal("text/csv", csv.MediaType);
        Assert.Equal(2, csv.Headers.GetValues("Audit-Head").Single().Split(' ').Length);
        var wrong = (await api.GetAsync($"{run.Path}/audit?format=xml")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input");
        Assert.NotNull(wrong["errors"]!["format"]);
        (await api.GetAsync($"{Api.Runs}/run-unknown/audit")).ExpectProblem(HttpStatusCode.NotFound, "not-found");

        var file = Path.GetTempFileName();
        Assert.Equal(0, await CommandLine.RunAsync(["audit", "export", run.Id, "--out", file, "--url", stack.App.ToString()]));
        Assert.Equal(0, await CommandLine.RunAsync(["audit", "verify", file]));
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("project-manager", "somebody-else", StringComparison.Ordinal));
        Assert.Equal(1, await CommandLine.RunAsync(["audit", "verify", file]));
        File.Delete(file);
    }

    private static async Task<JsonArray> EventsAsync(Api api, PlayedRun run) => (await api.GetAsync($"{run.Path}/events")).Expect(HttpStatusCode.OK).Items;

    private static string StateOf(JsonNode? one) => one!["deliveries"]![0]!["state"]!.ToString();
}
