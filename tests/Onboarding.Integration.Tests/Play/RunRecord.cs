using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.Play;

/// <summary>A run's decision record, as its sponsor asks for it: as JSON, and as a page in both languages.</summary>
internal static class RunRecord
{
    /// <summary>Names a folder to which the records are written, for people to read; without it none is written.</summary>
    private const string Folder = "ONBOARDING_RECORDS";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record, when it is whole.</summary>
    public static async Task<JsonNode> ExpectWholeAsync(Api api, LocalStack stack, PlayedRun run)
    {
        var (record, english, chinese) = await Eventually.FoundAsync(async () => await FindAtOneMomentAsync(api, stack, run), "no mail to go out while the record is read");
        await KeepAsync(run, record, english, chinese);

        ExpectRules(record, run.Playbook);
        Assert.All(record["gates"]!.AsArray().Where(gate => gate!["status"]!.ToString() == "decided"), gate => ExpectDecided(gate!));
        Assert.All(record["actions"]!.AsArray(), action => Assert.All(new[] { "cause", "owner", "ownerRole", "due", "status" }, member => ExpectText(action!, member)));
        if (record["vendors"] is { } vendors) ExpectVendors(vendors);
        Assert.True(record["audit"]!["intact"]!.GetValue<bool>());
        ExpectPage(english, record, "Decision record: ");
        ExpectPage(chinese, record, "决策记录：");
        return record;
    }

    private static void ExpectRules(JsonNode record, PlaybookFacts facts)
    {
        Assert.Equal((facts.Playbook.Id, facts.Playbook.Version), ($"{record["playbook"]!["id"]}", $"{record["playbook"]!["version"]}"));
        Assert.Equal(facts.Criteria, record["criteria"]!.AsArray().Select(criterion => criterion!["id"]!.ToString()));
        Assert.Equal(facts.Kpis.Select(kpi => kpi.Id), record["standards"]!.AsArray().Select(standard => standard!["id"]!.ToString()));
        Assert.Equal(facts.Playbook.Risks.Select(risk => risk.Id), record["risks"]!.AsArray().Select(risk => risk!["id"]!.ToString()));
    }

    private static void ExpectDecided(JsonNode gate)
    {
        Assert.All(new[] { "name", "question", "openedAt", "closedAt" }, member => ExpectText(gate, member));
        Assert.All(new[] { "recommendation", "decision" }, choice => ExpectText(gate[choice]!, "name"));
        Assert.NotEmpty(gate["reasons"]!.AsArray());
        Assert.NotEmpty(gate["figures"]!.AsArray());
        Assert.All(gate["figures"]!.AsArray(), figure => Assert.All(new[] { "label", "value" }, member => ExpectText(figure!, member)));
        var answered = gate["answers"]!.AsArray().Where(answer => answer!["choice"] is not null).ToList();
        Assert.Superset(answered.Select(answer => answer!["name"]!.ToString()).ToHashSet(), gate["decidedBy"]!.AsArray().Select(name => name!.ToString()).ToHashSet());
        Assert.All(answered, answer => Assert.All(new[] { "comment", "answeredAt", "role" }, member => ExpectText(answer!, member)));
        Assert.Equal(gate["recommendation"]!["id"]!.ToString() != gate["decision"]!["id"]!.ToString(), gate["againstRecommendation"]!.GetValue<bool>());
    }

    private static void ExpectVendors(JsonNode vendors)
    {
        var ranking = vendors["ranking"]!.AsArray();
        Assert.Equal(["chosen", "reserve", "other"], ranking.Select(vendor => vendor!["part"]!.ToString()));
        Assert.Equal(StageData.Vendors.Select(id => $"Vendor {id}"), ranking.Select(vendor => vendor!["name"]!.ToString()));
        Assert.All(ranking, vendor => Assert.NotEmpty(vendor!["reasons"]!.AsArray()));
    }

    private static void ExpectText(JsonNode node, string member) => Assert.False(string.IsNullOrWhiteSpace(node[member]?.ToString()), $"{member} of {node}");

    private static void ExpectPage(Page page, JsonNode record, string heading)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(heading + record["title"], page.Heading);
        Assert.Equal(record["gates"]!.AsArray().Count, page.Document.QuerySelectorAll("section.gate").Length);
    }

    // The last mails are audited after the end; a record and pages of different moments could not be compared.
    private static async Task<Tuple<JsonNode, Page, Page>?> FindAtOneMomentAsync(Api api, LocalStack stack, PlayedRun run)
    {
        var record = (await api.GetAsync($"{run.Path}/record")).Expect(HttpStatusCode.OK).Body;
        var (english, chinese) = (await PageAsync(stack, run, "en"), await PageAsync(stack, run, "zh-CN"));
        var hash = record["audit"]!["headHash"]!.ToString();
        return new[] { english, chinese }.All(page => page.Html.Contains(hash, StringComparison.Ordinal)) ? Tuple.Create(record, english, chinese) : null;
    }

    private static async Task<Page> PageAsync(LocalStack stack, PlayedRun run, string language)
    {
        using var visitor = new Visitor(language);
        return await visitor.OpenAsync(new Uri(stack.App, $"/runs/{run.Id}/record?lang={language}"));
    }

    private static async Task KeepAsync(PlayedRun run, JsonNode record, Page english, Page chinese)
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, run.Playbook.Playbook.Id);
        await File.WriteAllTextAsync($"{path}.json", record.ToJsonString(Readable));
        await File.WriteAllTextAsync($"{path}.en.html", english.Html);
        await File.WriteAllTextAsync($"{path}.zh-CN.html", chinese.Html);
    }
}
