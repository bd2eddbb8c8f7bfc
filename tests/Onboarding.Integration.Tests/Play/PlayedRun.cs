using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Play;

/// <summary>A run that is taken forward over HTTP and mail, as its people would.</summary>
internal sealed class PlayedRun(Api api, Inbox inbox, string id, PlaybookFacts? playbook = null)
{
    public string Id => id;

    public PlaybookFacts Playbook { get; } = playbook ?? PlaybookFacts.Usual;

    public string Path => $"{Api.Runs}/{id}";

    public static Task<PlayedRun> StartAsync(Api api, Inbox inbox, string title) => StartAsync(api, inbox, title, PlaybookFacts.Usual);

    public static async Task<PlayedRun> StartAsync(Api api, Inbox inbox, string title, PlaybookFacts playbook)
    {
        var started = (await api.PostAsync(Api.Runs, Sample.Request(title, playbook))).Expect(HttpStatusCode.Accepted);
        return new PlayedRun(api, inbox, started["id"]!, playbook);
    }

    public async Task<JsonNode> ViewAsync() => (await api.GetAsync(Path)).Expect(HttpStatusCode.OK).Body;

    public async Task<JsonArray> GatesAsync() => (await api.GetAsync($"{Path}/gates")).Expect(HttpStatusCode.OK).Items;

    /// <summary>What was decided, in order. A round that expired, as it may on a machine that is busy elsewhere, decided nothing; a further one followed.</summary>
    public async Task<IEnumerable<string>> DecisionsAsync() =>
        (await GatesAsync()).Where(gate => gate!["status"]!.ToString() == "decided").Select(gate => $"{gate!["id"]}:{gate["outcome"]!["choice"]}");

    public async Task<JsonNode> TimelineAsync() => (await api.GetAsync($"{Path}/timeline")).Expect(HttpStatusCode.OK).Body;

    public async Task<IReadOnlyList<string>> KindsAsync() =>
        [.. (await TimelineAsync())["items"]!.AsArray().Select(item => item!["kind"]!.ToString())];

    public Task<JsonNode> WaitForAsync(string what, Func<JsonNode, bool> condition, TimeSpan? limit = null) =>
        Eventually.FoundAsync(async () => await ViewAsync() is var view && condition(view) ? view : null, $"{id}: {what}", limit);

    public Task WaitForStageAsync(string stage, string state) =>
        WaitForAsync($"{stage} {state}", view => view["stage"]!.ToString() == stage && view["stageState"]!.ToString() == state);

    /// <summary>Brings it from the start to the point where a stage is being prepared.</summary>
    public async Task AdvanceToAsync(string stage)
    {
        foreach (var before in StageData.BeforePilot.TakeWhile(one => one != stage))
        {
            await WaitForStageAsync(before, "preparing");
            await StageData.HandInAsync(api, Path, before, DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30), Playbook);
            await SubmitAsync(before);
            await DecideAsync(before, "approve");
        }

        await WaitForStageAsync(stage, "preparing");
    }

    /// <summary>Submits a stage; it must be accepted.</summary>
    public async Task SubmitAsync(string stage)
    {
        await WaitForStageAsync(stage, "preparing");
        (await api.PostAsync($"{Path}/stages/{stage}/submit", StageData.Submission(stage))).Expect(HttpStatusCode.Accepted);
    }

    /// <summary>Everybody asked opens the link of their mail and gives the answer, until the gate is closed.</summary>
    public async Task DecideAsync(string gate, string choice, string? comment = null)
    {
        var people = await AskedAsync(gate);
        foreach (var person in people)
        {
            using var visitor = new Visitor();
            var page = await visitor.OpenAsync(await LinkAsync(gate, person));
            if (page.HasForm) await visitor.SubmitAsync(page, ("choice", choice), ("comment", comment ?? ""));
        }

        await Eventually.HoldsAsync(async () => (await LastRoundAsync(gate))["status"]!.ToString() == "decided", $"{gate} to be decided");
    }

    /// <summary>Addresses of those whom the gate's open round asks, once each has their mail.</summary>
    public async Task<IReadOnlyList<string>> AskedAsync(string gate)
    {
        var round = await Eventually.FoundAsync(async () => await FindOpenRoundAsync(gate), $"{gate} to be open");
        return [.. round["approvals"]!.AsArray().Select(approval => Sample.EmailOf(approval!["name"]!.ToString()))];
    }

    /// <summary>The link in a person's newest mail about a gate.</summary>
    public Task<Uri> LinkAsync(string gate, string email) => Eventually.FoundAsync(async () =>
    {
        var round = (await LastRoundAsync(gate))["round"]!.ToString();
        return (await inbox.OfAsync(id)).LastOrDefault(letter => letter.To == email && letter.Link is not null
            && letter.Key.StartsWith($"{id}:{gate}:{round}:", StringComparison.Ordinal))?.Link;
    }, $"the mail about {gate} to {email}");

    public async Task<JsonNode> LastRoundAsync(string gate) =>
        (await GatesAsync()).Last(round => round!["id"]!.ToString() == gate)!;

    private async Task<JsonNode?> FindOpenRoundAsync(string gate) =>
        (await GatesAsync()).FirstOrDefault(round => round!["id"]!.ToString() == gate && round["status"]!.ToString() == "open");
}
