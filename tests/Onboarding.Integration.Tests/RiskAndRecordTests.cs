using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests;

[Collection(SharedAppTests.Name)]
public sealed class RiskAndRecordTests(SharedApp app)
{
    [Fact]
    public async Task A_red_flag_raises_the_risks_that_name_it_once_and_in_the_same_moment()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Red flag");
        Assert.All(await RisksAsync(api, run), risk => Assert.Empty(risk!["history"]!.AsArray()));
        await run.AdvanceToAsync("shortlist");
        var vendor = Sample.Vendor("lanternway");
        (await api.PutAsync($"{run.Path}/vendors/lanternway", vendor.DeepClone())).Expect(HttpStatusCode.OK);
        vendor["redFlags"] = new JsonArray(new JsonObject { ["id"] = "vague-on-security", ["note"] = "No answer about encryption." });

        for (var time = 0; time < 2; time++)
        {
            vendor["foundBy"] = $"report {time}";
            (await api.PutAsync($"{run.Path}/vendors/lanternway", vendor.DeepClone())).Expect(HttpStatusCode.OK);
        }

        var raised = (await RisksAsync(api, run)).Where(risk => risk!["history"]!.AsArray().Count > 0).ToList();
        Assert.Equal(["data-leak", "compliance-breach"], raised.Select(risk => risk!["id"]!.ToString()));
        Assert.All(raised, risk => Assert.Single(risk!["history"]!.AsArray()));
        Assert.Contains("Vendor lanternway", raised[0]!["history"]![0]!["cause"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await run.KindsAsync()).Count(kind => kind == "risk.raised"));
    }

    [Fact]
    public async Task A_project_manager_judges_a_risk_and_adds_one_of_the_runs_own()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Judged");
        var judgement = Judgement(2, "mitigated");
        judgement["owner"] = "Tomas Ferreira";
        var own = Judgement(4, "open");
        (own["name"], own["mitigation"], own["ownerRole"]) = ("Peak before the pilot ends", "Keep ten people in-house", "operations");

        var first = (await api.PutAsync($"{run.Path}/risks/data-leak", judgement.DeepClone())).Expect(HttpStatusCode.OK);
        var again = (await api.PutAsync($"{run.Path}/risks/data-leak", judgement.DeepClone())).Expect(HttpStatusCode.OK);
        (await api.PutAsync($"{run.Path}/risks/peak", own)).Expect(HttpStatusCode.OK);

        Assert.Equal(first.Text, again.Text);
        var register = await RisksAsync(api, run);
        Assert.Equal(("mitigated", "Tomas Ferreira"), (register[0]!["status"]!.ToString(), register[0]!["owner"]!.ToString()));
        Assert.Equal(("peak", "high", "true"), (register[^1]!["id"]!.ToString(), register[^1]!["level"]!.ToString(), register[^1]!["isOwn"]!.ToString()));
        Assert.Equal(["risk.judged", "risk.added"], (await run.KindsAsync()).Where(kind => kind.StartsWith("risk.", StringComparison.Ordinal)));
        Assert.Equal($"/{run.Path}/risks", (await run.ViewAsync())["links"]!["risks"]!.ToString());
    }

    [Fact]
    public async Task A_judgement_that_does_not_fit_names_every_field_and_changes_nothing()
    {
        using var api = app.Api();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Misjudged");
        var outOfRange = Judgement(6, "closed");
        outOfRange["ownerRole"] = "wizard";
        var renamed = Judgement(2, "open");
        renamed["name"] = "Another name";

        Assert.Equal(["likelihood", "note", "ownerRole"], await ErrorsOfAsync(api, $"{run.Path}/risks/data-leak", outOfRange));
        Assert.Equal(["name"], await ErrorsOfAsync(api, $"{run.Path}/risks/data-leak", renamed));
        Assert.Equal(["mitigation", "name"], await ErrorsOfAsync(api, $"{run.Path}/risks/new-one", Judgement(2, "open")));
        Assert.All(await RisksAsync(api, run), risk => Assert.Empty(risk!["history"]!.AsArray()));
        (await api.GetAsync("api/v1/onboardings/run-unknown/risks")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_record_tells_who_decided_what_against_which_advice_and_is_tied_to_the_audit()
    {
        using var api = app.Api();
        using var visitor = new Visitor();
        var run = await PlayedRun.StartAsync(api, app.Inbox, "Recorded");
        await run.SubmitAsync("requirements");
        await run.DecideAsync("requirements", "request-changes", "The volumes of <b>December</b> are missing.");
        await run.SubmitAsync("requirements");
        await run.DecideAsync("requirements", "approve");
        await run.WaitForStageAsync("shortlist", "preparing");

        // Mails are still noted in the audit while one reads.
        var (record, timeline, english) = await Eventually.FoundAsync(
            async () => await RecordAtOneMomentAsync(api, visitor, run), "no mail to go out while the record is read");
        var chinese = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/record?lang=zh-CN"));
        var runPage = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}?lang=zh-CN"));

        var gates = record["gates"]!.AsArray();
        Assert.Equal(["request-changes", "approve"], gates.Select(gate => gate!["decision"]!["id"]!.ToString()));
        Assert.Equal(["true", "false"], gates.Select(gate => gate!["againstRecommendation"]!.ToString()));
        Assert.Equal(timeline["items"]!.AsArray().Count, record["audit"]!["entries"]!.GetValue<int>());
        Assert.True(record["audit"]!["intact"]!.GetValue<bool>());
        Assert.Contains(record["audit"]!["headHash"]!.ToString(), english.Html, StringComparison.Ordinal);
        Assert.Contains("decided otherwise", english.Text, StringComparison.Ordinal);
        Assert.Contains("The volumes of <b>December</b> are missing.", english.Text, StringComparison.Ordinal);
        Assert.Contains("决定与建议不同", chinese.Text, StringComparison.Ordinal);
        Assert.NotNull(runPage.Document.QuerySelector($"a[href='/runs/{run.Id}/record']"));
    }

    private async Task<Tuple<JsonNode, JsonNode, Page>?> RecordAtOneMomentAsync(Api api, Visitor visitor, PlayedRun run)
    {
        var record = (await api.GetAsync($"{run.Path}/record")).Expect(HttpStatusCode.OK).Body;
        var english = await visitor.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/record?lang=en"));
        var timeline = await run.TimelineAsync();
        return timeline["items"]!.AsArray().Count == record["audit"]!["entries"]!.GetValue<int>() ? new(record, timeline, english) : null;
    }

    [Fact]
    public async Task Without_a_run_there_is_no_record()
    {
        using var api = app.Api();
        using var visitor = new Visitor("zh-CN");

        var page = await visitor.OpenAsync(new Uri(app.Stack.App, "/runs/run-unknown/record"));

        (await api.GetAsync($"{Api.Runs}/run-unknown/record")).ExpectProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("没有此上线流程", page.Text, StringComparison.Ordinal);
    }

    private static JsonObject Judgement(int likelihood, string status) => new() { ["likelihood"] = likelihood, ["impact"] = 3, ["status"] = status };

    private static async Task<JsonArray> RisksAsync(Api api, PlayedRun run) => (await api.GetAsync($"{run.Path}/risks")).Expect(HttpStatusCode.OK).Items;

    private static async Task<IEnumerable<string>> ErrorsOfAsync(Api api, string path, JsonObject judgement) =>
        (await api.PutAsync(path, judgement)).ExpectProblem(HttpStatusCode.BadRequest, "invalid-input")["errors"]!.AsObject()
            .Select(error => error.Key).Order(StringComparer.Ordinal);
}
