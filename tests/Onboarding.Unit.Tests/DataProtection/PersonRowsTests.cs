using System.Text.Json.Nodes;
using Onboarding.Workflows.DataProtection;
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

    private static RunDocument Row(string key, string json) => new(key, JsonNode.Parse(json)!);

    private static KnownPerson Anna()
    {
        var person = new KnownPerson("anna@example.com", "secret");
        person.AddName("Anna Becker");
        return person;
    }
}
