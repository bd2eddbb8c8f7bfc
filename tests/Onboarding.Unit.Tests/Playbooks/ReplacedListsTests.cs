using System.Text.Json.Nodes;

namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>A list that a playbook gives replaces the default's whole: what it leaves out is lost, not taken over.</summary>
public sealed class ReplacedListsTests
{
    private static readonly string[] Lists =
    [
        "kpis", "requirements.hiddenCostKinds", "shortlist.criteria", "shortlist.redFlags", "shortlist.questions", "contract.clauses", "contract.items",
        "integration.items", "integrationChecks.systems", "integrationChecks.testCases", "training.modules", "pilot.evaluation.criteria",
        "scaleUp.steps", "scaleUp.confirmations", "exit.items", "risks",
    ];

    // Each playbook judges for itself what is critical, and what cannot be waived needs nobody who approves a waiver.
    private static readonly string[] OfItsOwn = ["critical", "target", "mustReach", "waiverRole"];

    public static TheoryData<string> Others => [.. Drafts.Shipped.Keys.Where(id => id != Drafts.Default)];

    [Theory]
    [MemberData(nameof(Others))]
    public void What_every_entry_of_a_default_list_carries_every_entry_of_the_list_that_replaces_it_carries(string id)
    {
        foreach (var list in Lists)
        {
            var everywhere = Entries(Drafts.Default, list).Select(MembersOf).Aggregate((all, members) => [.. all.Intersect(members)]);

            Assert.All(Entries(id, list), entry => Assert.Empty(everywhere.Except(MembersOf(entry)).Select(member => $"{list}: {entry["id"]} lacks {member}")));
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void An_entry_of_the_same_id_carries_what_the_default_one_carries(string id)
    {
        foreach (var list in Lists)
        {
            var defaults = Entries(Drafts.Default, list).Where(entry => entry["id"] is not null).ToDictionary(entry => entry["id"]!.ToString());

            Assert.All(Entries(id, list).Where(entry => entry["id"] is { } known && defaults.ContainsKey(known.ToString())), entry => Assert.Empty(
                MembersOf(defaults[entry["id"]!.ToString()]).Except(MembersOf(entry)).Except(OfItsOwn).Select(member => $"{list}: {entry["id"]} lacks {member}")));
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_the_default_playbook_forbids_to_waive_no_other_allows(string id)
    {
        foreach (var list in Lists.Where(list => list.EndsWith(".items", StringComparison.Ordinal)))
        {
            var forbidden = Entries(Drafts.Default, list).Where(IsNeeded).Select(entry => entry["id"]!.ToString()).ToHashSet();

            Assert.All(Entries(id, list).Where(entry => forbidden.Contains(entry["id"]!.ToString())), entry => Assert.True(IsNeeded(entry), $"{list}: {entry["id"]}"));
        }
    }

    [Fact]
    public void Every_exit_proves_deletion_and_revoked_access() => Assert.All(ShippedPlaybooksTests.Catalog.All, playbook => Assert.Superset(
        new HashSet<string?> { "data-deleted:deletion-certificate", "access-revoked:access-revocation-list" },
        playbook.Exit.Items.Where(item => item is { Proof: not null, Waivable: false, Required: true }).Select(item => (string?)$"{item.Id}:{item.Proof}").ToHashSet()));

    [Fact]
    public void Every_KPI_that_is_held_against_a_baseline_says_how_much_worse_it_may_be() =>
        Assert.All(ShippedPlaybooksTests.Catalog.All.SelectMany(playbook => playbook.Kpis), kpi => Assert.Equal(kpi.Target is null, kpi.Margin is not null));

    private static bool IsNeeded(JsonObject item) => item["waivable"]?.GetValue<bool>() == false;

    private static IReadOnlyList<string> MembersOf(JsonObject entry) => [.. entry.Select(member => member.Key)];

    // The file's own list; a playbook that gives none takes the default's.
    private static IReadOnlyList<JsonObject> Entries(string id, string list)
    {
        var own = list.Split('.').Aggregate((JsonNode?)Drafts.Shipped[id].Document, (node, member) => node?[member]);
        return own is null ? Entries(Drafts.Default, list) : [.. own.AsArray().Select(entry => entry!.AsObject())];
    }
}
