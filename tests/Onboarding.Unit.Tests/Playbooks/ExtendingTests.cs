using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Playbooks.Files;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Playbooks;

public sealed class ExtendingTests
{
    [Fact]
    public void A_playbook_takes_over_what_it_does_not_say()
    {
        var mine = Drafts.Read(Drafts.Extending(Drafts.Default, more: """, "pilot": { "minimumDays": 70 }"""));
        var its = ShippedPlaybooksTests.Catalog.Find(Drafts.Default)!;

        Assert.Equal(("mine", "2.0.0", 70, its.Pilot.MaximumDays), (mine.Id, mine.Version, mine.Pilot.MinimumDays, mine.Pilot.MaximumDays));
        Assert.Equivalent(its.Kpis, mine.Kpis, strict: true);
    }

    [Fact]
    public void A_list_is_replaced_as_a_whole_and_null_removes()
    {
        var mine = Drafts.Read(Drafts.Extending(Drafts.Default, more: """, "pilot": { "reviewDays": [45] }, "gates": { "pilot-review": { "rule": "any", "quorum": null } }"""));

        Assert.Equal([45], mine.Pilot.ReviewDays);
        Assert.Null(mine.Gates["pilot-review"].Quorum);
    }

    [Fact]
    public void A_chain_is_followed_to_its_end()
    {
        var middle = PlaybookFile.Parse("middle.json", Drafts.Extending("overseas-service", "middle", """, "operations": { "firstReviewAfterDays": 50 }"""));

        var mine = Drafts.Read(Drafts.Extending("middle"), middle);

        Assert.Equal(50, mine.Operations.FirstReviewAfterDays);
        Assert.Contains(mine.Training.Modules, module => module.Id == "culture");
        Assert.Equal(10, mine.Gates["exit"].ExpireAfterBusinessDays);
    }

    [Fact]
    public void What_a_run_keeps_is_whole()
    {
        var copy = JsonSerializer.SerializeToNode(Drafts.Read(Drafts.Extending("call-centre")), RunJson.Options)!.AsObject();

        Assert.False(copy.ContainsKey(PlaybookFile.Extends));
        Assert.NotEmpty(copy["gates"]!["contract"]!["choices"]!.AsArray());
    }

    [Theory]
    [InlineData("\"call-center\"", "there is no playbook 'call-center'; extend one of: call-centre, customer-service-bpo")]
    [InlineData("\"mine\"", "goes round in a circle (mine > mine)")]
    [InlineData("7", "must be the id of another playbook")]
    [InlineData("[\"call-centre\"]", "must be the id of another playbook")]
    public void What_cannot_be_extended_is_refused(string extended, string remedy)
    {
        var json = JsonNode.Parse(Drafts.Extending(Drafts.Default))!;
        json["extends"] = JsonNode.Parse(extended);

        Assert.StartsWith("mine.json: extends: " + remedy, Assert.Single(Drafts.ErrorsOf(json.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_over_several_files_is_named()
    {
        var other = PlaybookFile.Parse("other.json", Drafts.Extending("mine", "other"));

        Assert.StartsWith("other.json: extends: goes round in a circle (mine > other > mine)", Assert.Single(Drafts.ErrorsOf(Drafts.Extending("other"), other)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_nobody_can_follow_is_refused()
    {
        PlaybookFile[] chain = [.. Enumerable.Range(1, 4).Select(number =>
            PlaybookFile.Parse($"p{number}.json", Drafts.Extending(number == 1 ? Drafts.Default : $"p{number - 1}", $"p{number}")))];

        Assert.Empty(Drafts.ErrorsOf(Drafts.Extending("p3"), chain));
        Assert.Contains("a chain of more than 5 playbooks", Assert.Single(Drafts.ErrorsOf(Drafts.Extending("p4"), chain)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("version")]
    [InlineData("name")]
    [InlineData("description")]
    public void What_tells_playbooks_apart_is_never_taken_over(string member)
    {
        var json = JsonNode.Parse(Drafts.Extending(Drafts.Default))!.AsObject();
        json.Remove(member);

        Assert.Contains(Drafts.ErrorsOf(json.ToJsonString()), error => error.StartsWith($"mine.json: {member}: is missing; a playbook that extends", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_names_the_file_that_its_value_comes_from()
    {
        var middle = PlaybookFile.Parse("middle.json", Drafts.Extending(Drafts.Default, "middle", """, "pilot": { "maximumDays": 400 }, "kpis": [ { "id": "csat" } ]"""));
        var errors = Drafts.ErrorsOf(Drafts.Extending("middle", more: """, "operations": { "firstReviewAfterDays": 0 }"""), middle);

        Assert.Contains(errors, error => error.StartsWith("middle.json: pilot.maximumDays: ", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("middle.json: kpis[0].measure: ", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("mine.json: operations.firstReviewAfterDays: ", StringComparison.Ordinal));
    }
}
