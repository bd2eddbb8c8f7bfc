using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;

namespace Onboarding.Integration.Tests.Requests;

/// <summary>Who follows a run hears of it as it happens, misses nothing when the connection breaks, and is told the end.</summary>
[Collection(SharedAppTests.Name)]
public sealed class ChangeStreamTests(SharedApp app)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("api/v1/onboardings/{0}/changes")]
    [InlineData("runs/{0}/changes")]
    public async Task A_change_is_told_and_a_reader_that_comes_back_goes_on_where_it_was(string path)
    {
        using var api = app.Api();
        using var limit = new CancellationTokenSource(Limit);
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Followed");
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, run.Id);

        var first = await ReadAsync(address, after: 0, 1, limit.Token);
        var told = ReadAsync(address, after: first[^1].Id, 1, limit.Token);
        await PutRiskAsync(api, run, 2);
        var second = await told;
        await PutRiskAsync(api, run, 3);
        var resumed = await ReadAsync(address, after: null, 1, limit.Token, lastSeen: second[^1].Id);

        Assert.Equal(1, first[0].Id);
        Assert.Equal(first[^1].Id + 1, second[0].Id);
        Assert.Equal(second[^1].Id + 1, resumed[0].Id);
        Assert.False(string.IsNullOrWhiteSpace(JsonNode.Parse(resumed[0].Data)!["what"]!.ToString()));
    }

    [Fact]
    public async Task The_stream_ends_with_the_run_and_then_tells_browsers_to_stop()
    {
        using var api = app.Api();
        using var limit = new CancellationTokenSource(Limit);
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Followed to the end");
        var all = ReadAsync($"{run.Path}/changes", after: 0, int.MaxValue, limit.Token);

        (await api.PostAsync($"{run.Path}/cancel", new JsonObject { ["reason"] = "No budget." })).Expect(HttpStatusCode.Accepted);
        var events = await all;

        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(one => one.Id));
        Assert.Contains(events, one => JsonNode.Parse(one.Data)!["kind"]!.ToString() == "run.cancelled");
        Assert.Equal(HttpStatusCode.NoContent, (await api.GetAsync($"{run.Path}/changes?after=100000")).Status);
        Assert.NotNull((await api.GetAsync($"{run.Path}/changes?after=x")).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!["after"]);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("api/v1/onboardings/run-none/changes")).Status);
    }

    [Fact]
    public async Task The_command_line_is_woken_by_it()
    {
        using var api = app.Api();
        using var limit = new CancellationTokenSource(Limit);
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Watched");
        await using var changes = new ChangeSignal(app.Stack.App, null, run.Id);
        // It opens its stream; what came before is not told.
        await changes.WaitAsync(limit.Token);
        var seen = (await run.KindsAsync()).Count;

        await PutRiskAsync(api, run, 4);
        while ((await run.KindsAsync()).Count == seen) await changes.WaitAsync(limit.Token);
    }

    private static async Task PutRiskAsync(Api api, PlayedRun run, int likelihood) =>
        (await api.PutAsync($"{run.Path}/risks/own-risk", new JsonObject
        {
            ["name"] = "Own risk",
            ["ownerRole"] = "operations",
            ["mitigation"] = "A second site",
            ["likelihood"] = likelihood,
            ["impact"] = 3,
            ["status"] = "open",
        })).Expect(HttpStatusCode.OK);

    private async Task<IReadOnlyList<(int Id, string Data)>> ReadAsync(string path, int? after, int most, CancellationToken cancellation, int? lastSeen = null)
    {
        using var http = new HttpClient { BaseAddress = app.Stack.App };
        using var request = new HttpRequestMessage(HttpMethod.Get, after is { } place ? $"{path}?after={place}" : path);
        if (lastSeen is { } seen) request.Headers.Add("Last-Event-ID", $"{seen}");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        var events = new List<(int Id, string Data)>();
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation))
        {
            if (item.EventType == "end") break;
            events.Add((int.Parse(item.EventId!, System.Globalization.CultureInfo.InvariantCulture), item.Data));
            if (events.Count == most) break;
        }

        return events;
    }
}
