using System.Net;
using System.Text.Json.Nodes;
using Onboarding.Integration.Tests.Hosting;
using Onboarding.Integration.Tests.Play;
using Onboarding.Testing;

namespace Onboarding.Integration.Tests.VendorSide;

/// <summary>A run with vendors on its list, and their contacts.</summary>
internal sealed record VendorStory(Api Api, Inbox Inbox, PlayedRun Run)
{
    public const string Chosen = "lanternway";
    public const string Other = "castlemere";

    public string Contacts(string vendor) => $"{Run.Path}/vendors/{vendor}/contacts";

    /// <summary>A run whose shortlist is being prepared.</summary>
    public static async Task<VendorStory> AtShortlistAsync(SharedApp app, Api api, string title)
    {
        var run = await PlayedRun.StartAsync(api, app.Inbox, title);
        await run.AdvanceToAsync("shortlist");
        await StageData.HandInAsync(api, run.Path, "shortlist", default);
        return new VendorStory(api, app.Inbox, run);
    }

    /// <summary>Invites a contact; returns the key and the link of the mail.</summary>
    public async Task<(string Key, Uri Link)> InviteAsync(string vendor, string name, string language = "en")
    {
        var input = new JsonObject { ["name"] = name, ["email"] = $"{name.ToLowerInvariant()}@{vendor}.example", ["language"] = language };
        var key = (await Api.PostAsync(Contacts(vendor), input)).Expect(HttpStatusCode.Accepted)["key"]!;
        return (key, await LinkAsync(vendor, name, 1));
    }

    /// <summary>The link of a contact's invitation.</summary>
    public Task<Uri> LinkAsync(string vendor, string name, int number) => Eventually.FoundAsync(async () => (await Inbox.OfAsync(Run.Id))
        .FirstOrDefault(letter => letter.To == $"{name.ToLowerInvariant()}@{vendor}.example" && letter.Key.EndsWith($":vendor-invitation:{number}", StringComparison.Ordinal))?.VendorLink,
        $"invitation {number} of {name}");

    public async Task<JsonArray> WaitingAsync() => (await Api.GetAsync($"{Run.Path}/hand-ins?open=true")).Expect(HttpStatusCode.OK).Items;

    public async Task<IReadOnlyList<JsonNode>> AuditAsync(string kind) =>
        [.. (await Run.TimelineAsync())["items"]!.AsArray().Where(item => item!["kind"]!.ToString() == kind).Select(item => item!)];

    public static Uri Part(Uri link, string part) => new($"{link.AbsoluteUri}/{part}");
}
