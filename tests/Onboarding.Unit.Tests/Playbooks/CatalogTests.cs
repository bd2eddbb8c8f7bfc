using System.Text.Json;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Playbooks.Files;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Playbooks;

public sealed class CatalogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("own-playbooks-").FullName;

    [Fact]
    public void Every_playbook_that_ships_is_found_by_its_id()
    {
        var catalog = ShippedPlaybooksTests.Catalog;

        Assert.NotEmpty(catalog.All);
        Assert.All(catalog.All, playbook => Assert.Same(playbook, catalog.Find(playbook.Id)));
        Assert.All(catalog.All, playbook => Assert.False(catalog.IsOwn(playbook.Id)));
        Assert.Null(catalog.Find("no-such-playbook"));
    }

    [Fact]
    public void A_copy_from_before_the_hours_for_readings_waits_for_them_all_the_same()
    {
        var copy = JsonSerializer.SerializeToNode(SampleFile.Playbook, RunJson.Options)!.AsObject();

        Assert.True(copy.Remove("readingsDueHours"));
        Assert.Equal(24, copy.Deserialize<Playbook>(RunJson.Options)!.ReadingsDueHours);
    }

    [Fact]
    public async Task A_company_has_its_own_beside_those_that_ship_and_may_extend_them()
    {
        Own("ours.json", Drafts.Extending("call-centre", "ours"));
        Own("derived.json", Drafts.Extending("ours", "derived"));

        var catalog = await LoadAsync();

        Assert.True(catalog.IsOwn("ours"));
        Assert.False(catalog.IsOwn("call-centre"));
        Assert.Equal("ours", catalog.BaseOf("derived"));
        Assert.Equivalent(catalog.Find("call-centre")!.Kpis, catalog.Find("derived")!.Kpis, strict: true);
    }

    [Theory]
    [InlineData("call-centre", "call-centre.json")]
    [InlineData("twice", "a.json")]
    public async Task An_id_that_is_taken_is_refused(string id, string by)
    {
        Own("a.json", Drafts.Extending(Drafts.Default, "twice"));
        Own("b.json", Drafts.Extending(Drafts.Default, id));

        Assert.Equal($"b.json: id: '{id}' is taken by {by}; give this playbook an id of its own (line 1)", await FaultAsync());
    }

    [Fact]
    public async Task Every_broken_file_is_named_and_what_it_passes_on_only_once()
    {
        Own("a.json", Drafts.Extending(Drafts.Default, "a", """, "pilot": { "maximumDays": 400 }"""));
        Own("b.json", Drafts.Extending("a", "b"));
        Own("c.json", Drafts.Extending(Drafts.Default, "c", """, "colour": 1"""));

        var lines = (await FaultAsync()).Split(Environment.NewLine);

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("a.json: pilot.maximumDays: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("c.json: colour: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_checked_beside_those_that_are_here_and_kept_nowhere()
    {
        Own("ours.json", Drafts.Extending(Drafts.Default, "ours"));
        var catalog = await LoadAsync();

        Assert.Equal("2.0.0", catalog.Check(PlaybookFile.Parse("", Drafts.Extending("ours", "new"))).Version);
        Assert.Equal("ours", catalog.Check(PlaybookFile.Parse("", Drafts.Extending("call-centre", "ours"))).Id);
        Assert.Equal("call-centre", catalog.Check(Drafts.Shipped["call-centre"]).Id);
        Assert.Null(catalog.Find("new"));
        Assert.Equal("customer-service-bpo", catalog.BaseOf("ours"));
        var taken = Assert.Throws<InvalidPlaybookException>(() => catalog.Check(PlaybookFile.Parse("", Drafts.Extending(Drafts.Default, "call-centre"))));
        Assert.Equal("playbook.id-taken", Assert.Single(taken.Errors).Remedy.Key);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Own(string file, string json) => File.WriteAllText(Path.Combine(_folder, file), json);

    private Task<PlaybookCatalog> LoadAsync() => PlaybookCatalog.LoadAsync(TemplateFolders.Folder("playbooks"), _folder);

    private async Task<string> FaultAsync() =>
        (await Assert.ThrowsAsync<InvalidPlaybookException>(LoadAsync)).In(TemplateFolders.Phrases, Languages.English);
}
