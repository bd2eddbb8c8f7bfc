using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.DataProtection;

/// <summary>What of a row is told to a person, and what is left of it without them.</summary>
public sealed class PersonRowsTests
{
    private readonly KnownPerson _anna = Anna();

    [Fact]
    public void Of_a_row_about_several_people_only_the_parts_that_name_this_one_are_told()
    {
        var row = Row("request", """{ "company": "Acme", "people": [{ "name": "Anna Becker", "email": "anna@example.com" }, { "name": "Omar", "email": "omar@example.com", "deputy": "anna@example.com" }] }""");

        Assert.Equal(["/people/0", "/people/1"], PersonRows.PartsOf(row, _anna).Keys);
    }

    [Fact]
    public void What_somebody_did_is_told_whole()
    {
        var row = Row("approval:contract:001:x", """{ "approver": { "name": "Anna Becker", "email": "anna@example.com" }, "choice": "approve", "comment": "Fine" }""");

        Assert.Equal("Fine", PersonRows.PartsOf(row, _anna)[""]["comment"]!.ToString());
        Assert.Empty(PersonRows.PartsOf(Row("item:contract:scope", """{ "owner": "Omar" }"""), _anna));
    }

    [Fact]
    public void Nothing_of_the_person_is_left_in_a_row_and_everything_else_stays()
    {
        var row = Row("request", """{ "budget": 1.50, "people": [{ "name": "Anna Becker", "email": "anna@example.com" }], "notes": ["ask anna.becker"] }""");

        var erased = PersonRows.Erased(row, [_anna]);

        Assert.DoesNotContain("anna", erased.Document.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("1.50", erased.Document["budget"]!.ToJsonString());
        Assert.Same(erased, PersonRows.Erased(erased, [_anna]));
    }

    [Fact]
    public void Another_person_of_the_same_name_keeps_it_beside_their_own_address()
    {
        var row = Row("request", """{ "people": [{ "name": "Anna Becker", "email": "anna@example.com" }, { "name": "Anna Becker", "email": "other@example.com" }] }""");

        Assert.Equal("Anna Becker", PersonRows.Erased(row, [_anna]).Document["people"]![1]!["name"]!.ToString());
    }

    [Theory]
    [InlineData("Project Manager")]
    [InlineData("project-manager")]
    public void An_id_that_looks_like_the_name_stays(string name)
    {
        var person = Known("pm@example.com", name);
        var row = Row("gate:contract:001", """{ "policy": { "roles": ["project-manager"], "what": { "key": "audit.project-manager" } }, "ownerRole": "project-manager", "asked": [{ "role": "project-manager", "email": "pm@example.com" }] }""");

        var erased = PersonRows.Erased(row, [person]).Document;

        Assert.Equal(row.Document.ToJsonString().Replace("pm@example.com", $"{person.Pseudonym}{KnownPerson.Domain}", StringComparison.Ordinal), erased.ToJsonString());
        Assert.Equal("access:project-manager", PersonRows.Erased(Row("access:project-manager", """{ "approvedBy": "Project Manager" }"""), [person]).Key);
    }

    [Fact]
    public void A_playbook_stays_as_it_is()
    {
        var row = Row(RowKeys.Playbook, """{ "name": "Anna Becker", "sections": [{ "text": "高峰时段" }] }""");

        Assert.Same(row, PersonRows.Erased(row, [_anna, Known("feng@example.com", "高峰")]));
        Assert.Empty(PersonRows.PartsOf(row, _anna));
    }

    [Fact]
    public void The_id_of_whoever_scored_goes_from_row_and_key_alike()
    {
        var erased = PersonRows.Erased(Row("scorecard:acme:anna-becker", """{ "vendorId": "acme", "evaluator": "anna-becker" }"""), [_anna]);

        Assert.Equal(($"scorecard:acme:{_anna.Pseudonym}", _anna.Pseudonym), (erased.Key, erased.Document["evaluator"]!.ToString()));
    }

    [Fact]
    public void The_author_of_an_audit_entry_who_only_has_the_same_name_keeps_it()
    {
        var entry = AuditEntry.ByProjectManager("x", new Phrase("audit.x").With("comment", "Anna Becker")) with { By = new AuditAuthor("Anna Becker", "other@example.com") };

        var erased = PersonRows.Erased(new RunDocument("audit:00000001", JsonSerializer.SerializeToNode(AuditSeals.Fresh(entry), RunJson.Options)!), [_anna]);

        var left = erased.Document.Deserialize<AuditEntry>(RunJson.Options)!;
        Assert.Equal(("Anna Becker", _anna.Pseudonym), (left.By!.Name, left.What.Values["comment"].Text));
    }

    private static RunDocument Row(string key, string json) => new(key, JsonNode.Parse(json)!);

    private static KnownPerson Anna() => Known("anna@example.com", "Anna Becker");

    private static KnownPerson Known(string email, string name)
    {
        var person = new KnownPerson(email, "secret");
        person.AddName(name);
        return person;
    }
}
