using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Browser.Tests.Pages;

/// <summary>What vendors' contacts of <see cref="FilledRuns"/> see and handed in.</summary>
internal sealed record FilledVendors
{
    /// <summary>Paths of the contacts' pages, by stage of the run.</summary>
    public required IReadOnlyDictionary<string, string> Links { get; init; }

    /// <summary>A link that was taken back.</summary>
    public required string Revoked { get; init; }

    /// <summary>Draft of a new run.</summary>
    public required string Draft { get; init; }

    /// <summary>A file of readings that is looked at before it is stored.</summary>
    public required string Preview { get; init; }

    public static async Task<FilledVendors> PlayAsync(FilledApp app, FilledRuns runs)
    {
        var links = new Dictionary<string, string>();
        foreach (var stage in new[] { StageIds.Shortlist, StageIds.Contract, StageIds.Training, StageIds.Pilot }) links[stage] = (await InviteAsync(app, runs.At(stage), "Nina Reyes")).Link;
        var (gone, revoked) = await InviteAsync(app, runs.At(StageIds.Shortlist), "Omar Haddad");
        (await app.Api.PostAsync($"{gone}/revoke", new JsonObject())).Expect(HttpStatusCode.OK);
        using var vendor = new Visitor();
        await AnswerAsync(app, vendor, runs.At(StageIds.Shortlist), links[StageIds.Shortlist]);
        await GiveEvidenceAsync(app, vendor, runs.At(StageIds.Contract), links[StageIds.Contract]);
        return new FilledVendors { Links = links, Revoked = revoked, Draft = await DraftAsync(app), Preview = await PreviewAsync(app, runs.At(StageIds.Pilot)) };
    }

    private static async Task<(string Path, string Link)> InviteAsync(FilledApp app, PlayedRun run, string name)
    {
        var email = $"{name.ToLowerInvariant().Replace(' ', '.')}@{FilledRuns.Chosen}.example";
        var contacts = $"{run.Path}/vendors/{FilledRuns.Chosen}/contacts";
        var key = (await app.Api.PostAsync(contacts, new JsonObject { ["name"] = name, ["email"] = email, ["language"] = "en" })).Expect(HttpStatusCode.Accepted)["key"]!;
        var link = await Eventually.FoundAsync(
            async () => (await app.Inbox.OfAsync(run.Id)).LastOrDefault(letter => letter.To == email && letter.VendorLink is not null)?.VendorLink, $"the invitation of {name}");
        return ($"{contacts}/{key}", link.AbsolutePath);
    }

    // One set of answers is refused, a second waits.
    private static async Task AnswerAsync(FilledApp app, Visitor vendor, PlayedRun run, string link)
    {
        var questions = PlaybookFacts.Usual.Playbook.Shortlist.Questions.Take(3).ToList();
        foreach (var text in new[] { "Yes.", "Eleven teams of twelve, each with a lead of at least two years; turnover was 21 % last year." })
        {
            var form = await vendor.OpenAsync(new Uri(app.Stack.App, $"{link}/answers"));
            await vendor.SubmitAsync(form, [.. questions.Select(question => ($"answer.{question.Id}", text))]);
            if (text == "Yes.")
            {
                var id = (await app.Api.GetAsync($"{run.Path}/hand-ins?open=true")).Items.Single()!["id"];
                (await app.Api.PostAsync($"{run.Path}/hand-ins/{id}/refuse", new JsonObject { ["reason"] = "Please answer in whole sentences." })).Expect(HttpStatusCode.OK);
            }
        }
    }

    private static async Task GiveEvidenceAsync(FilledApp app, Visitor vendor, PlayedRun run, string link)
    {
        var item = PlaybookFacts.Usual.ItemsOf(StageIds.Contract)[0];
        var form = await vendor.OpenAsync(new Uri(app.Stack.App, $"{link}/items/contract/{item}"));
        await vendor.UploadAsync(form, "Liability terms of Lanternway.pdf", Encoding.ASCII.GetBytes("%PDF-1.7 terms"), ("evidence", ""));
        var id = (await app.Api.GetAsync($"{run.Path}/hand-ins?open=true")).Items.Single()!["id"];
        (await app.Api.PostAsync($"{run.Path}/hand-ins/{id}/confirm", new JsonObject())).Expect(HttpStatusCode.OK);
    }

    private static async Task<string> DraftAsync(FilledApp app)
    {
        using var manager = new Visitor();
        var begun = await manager.SubmitAsync(await manager.OpenAsync(new Uri(app.Stack.App, "/runs/new")), ("playbook", PlaybookFacts.Usual.Playbook.Id), ("do", "begin"));
        return begun.Address.PathAndQuery;
    }

    // The first week once more, with some corrections.
    private static async Task<string> PreviewAsync(FilledApp app, PlayedRun run)
    {
        using var manager = new Visitor();
        var pilot = await manager.OpenAsync(new Uri(app.Stack.App, $"/runs/{run.Id}/pilot"));
        var lines = Enumerable.Range(0, 7).SelectMany(day => ShownReadings.Of(ClockedRun.PilotStart.AddDays(day))).Select((line, place) => place % 9 == 0 ? line.Replace(",export", ",corrected export", StringComparison.Ordinal) : line);
        var file = Encoding.UTF8.GetBytes($"{SampleReadings.Header}\n{string.Join('\n', lines)}\n");
        var shown = await manager.UploadAsync(pilot.To($"/runs/{run.Id}/pilot/readings"), "week-1.csv", file, ("reason", "The export had left out transfers."));
        return shown.Address.PathAndQuery;
    }
}
