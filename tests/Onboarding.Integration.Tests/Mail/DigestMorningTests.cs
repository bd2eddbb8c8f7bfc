using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Mail;

/// <summary>The timer function of the digests in the app that people run: mornings come, and the inbox has the mails.</summary>
public sealed class DigestMorningTests
{
    // Two hours a second: a morning's window lasts a second, in which the timer rings eight times.
    private const double Brisk = 7200;

    private static readonly DateTimeOffset Sunday = new(2026, 5, 24, 19, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TuesdayMorning = new(2026, 5, 26, 6, 45, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_project_manager_has_one_on_the_mornings_on_which_they_work_and_none_on_their_holidays()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(Sunday, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await StartAsync(api, inbox);

        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = Brisk, ["until"] = TuesdayMorning, ["then"] = ClockedRun.Slow })).Expect(HttpStatusCode.OK);
        var german = await Eventually.FoundAsync(
            async () => (await DigestsAsync(inbox, run)).FirstOrDefault(letter => letter.To == Sample.EmailOf("Jonas Vogt")), "the digest to Jonas Vogt", TimeSpan.FromMinutes(2));

        Assert.Contains("Helen Marsh", german.Text, StringComparison.Ordinal);
        var days = (await DigestsAsync(inbox, run)).ToLookup(letter => letter.To, letter => letter.Key.Split(':')[2]);
        // Whit Monday in Germany and no holiday in Singapore.
        Assert.Equal(["2026-05-26"], days[Sample.EmailOf("Jonas Vogt")]);
        Assert.Equal(["2026-05-25", "2026-05-26"], days[Sample.EmailOf("Mei Lin Tan")].Order());
    }

    private static async Task<PlayedRun> StartAsync(Api api, Inbox inbox)
    {
        var request = Sample.Request("Mornings");
        request["people"]!.AsArray().Add(new JsonObject
        {
            ["role"] = "project-manager",
            ["name"] = "Jonas Vogt",
            ["email"] = Sample.EmailOf("Jonas Vogt"),
            ["language"] = "en",
            ["country"] = "DE",
            ["timeZone"] = "Europe/Berlin",
        });
        var run = new PlayedRun(api, inbox, (await api.PostAsync(Api.Runs, request)).Expect(HttpStatusCode.Accepted)["id"]!);
        await run.SubmitAsync("requirements");
        await run.AskedAsync("requirements");
        return run;
    }

    private static async Task<IReadOnlyList<Inbox.Letter>> DigestsAsync(Inbox inbox, PlayedRun run) =>
        [.. (await inbox.OfAsync(run.Id)).Where(letter => letter.Key.StartsWith($"{run.Id}:digest:", StringComparison.Ordinal))];
}
