using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Mail;

/// <summary>The timer function of the digests in the app that people run: mornings come, and the inbox has the mails.</summary>
public sealed class DigestMorningTests
{
    // Two hours a second from morning to morning, and ten minutes a second in it: the timer has a dozen seconds to ring in.
    private const double Brisk = 7200;
    private const double Calm = 600;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly DateTimeOffset Saturday = new(2026, 5, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MondayInSingapore = new(2026, 5, 24, 23, 50, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset TuesdayInBerlin = new(2026, 5, 26, 5, 50, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_project_manager_has_one_on_the_mornings_on_which_they_work_and_none_on_their_holidays()
    {
        await using var stack = await LocalStack.StartAsync();
        await using var app = await AppProcess.StartAsync(stack, new DemoClock(Saturday, ClockedRun.Slow));
        using var api = new Api(stack.App);
        using var inbox = new Inbox(stack.Inbox);
        var run = await StartAsync(api, inbox);

        var singapore = await DigestAsync(api, inbox, run, "Mei Lin Tan", MondayInSingapore);
        var berlin = await DigestAsync(api, inbox, run, "Jonas Vogt", TuesdayInBerlin);

        // Whit Monday in Germany, and no holiday in Singapore.
        Assert.Equal($"{run.Id}:digest:2026-05-25", string.Join(':', singapore.Key.Split(':')[..3]));
        Assert.Equal($"{run.Id}:digest:2026-05-26", string.Join(':', berlin.Key.Split(':')[..3]));
        Assert.Contains("Helen Marsh", berlin.Text, StringComparison.Ordinal);
        Assert.Single(await DigestsAsync(inbox, run, "Jonas Vogt"));
    }

    private static async Task<Inbox.Letter> DigestAsync(Api api, Inbox inbox, PlayedRun run, string name, DateTimeOffset morning)
    {
        (await api.PutAsync("admin/clock", new JsonObject { ["scale"] = Brisk, ["until"] = morning, ["then"] = Calm })).Expect(HttpStatusCode.OK);
        return await Eventually.FoundAsync(async () => await DigestsAsync(inbox, run, name) is [var first, ..] ? first : null, $"the digest to {name}", Limit);
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

    private static async Task<IReadOnlyList<Inbox.Letter>> DigestsAsync(Inbox inbox, PlayedRun run, string name) =>
        [.. (await inbox.OfAsync(run.Id)).Where(letter => letter.To == Sample.EmailOf(name) && letter.Key.StartsWith($"{run.Id}:digest:", StringComparison.Ordinal))];
}
