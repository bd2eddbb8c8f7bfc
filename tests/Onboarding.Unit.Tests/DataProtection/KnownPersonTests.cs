using System.Text.Json.Nodes;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.DataProtection;

/// <summary>A person is found wherever they are named, and nobody else is.</summary>
public sealed class KnownPersonTests
{
    private readonly KnownPerson _jun = Known("jun.wang@example.com", "Jun Wang");

    [Theory]
    [InlineData("jun.wang@example.com", true)]
    [InlineData("Write to <JUN.WANG@example.com>.", true)]
    [InlineData("Jun Wang said no", true)]
    [InlineData("scored by jun.wang", true)]
    [InlineData("请联系jun.wang@example.com确认", true)]
    [InlineData("jun-wang", false)]
    [InlineData("xjun.wang@example.com", false)]
    [InlineData("jun.wang@example.community", false)]
    [InlineData("Jun Wangler", false)]
    [InlineData("nobody", false)]
    public void They_are_found_as_a_whole_address_or_name(string text, bool found) => Assert.Equal(found, _jun.IsIn(text));

    [Fact]
    public void A_Chinese_name_is_found_within_a_text_that_has_no_blanks()
    {
        var lin = Known("lin@example.com", "林芳");

        Assert.Equal($"请{lin.Pseudonym}确认", lin.ReplaceIn("请林芳确认"));
    }

    [Fact]
    public void A_name_of_one_word_is_meant_as_it_is_written_and_never_in_a_key()
    {
        var may = Known("may@example.com", "May");

        Assert.True(may.IsIn("May agreed"));
        Assert.False(may.IsIn("you may go on"));
        Assert.False(may.IsIn("May", NameUse.Never));
    }

    [Fact]
    public void A_name_as_ids_write_it_is_found_where_ids_of_people_stand() => Assert.True(_jun.IsIn("jun-wang", NameUse.AsId));

    [Fact]
    public void A_longer_name_of_somebody_else_is_theirs()
    {
        var wang = Known("wang@example.com", "王军");

        wang.Learn(JsonNode.Parse("""[{ "name": "王军民", "email": "other@example.com" }]"""));

        Assert.Null(wang.StandInFor("王军民"));
        Assert.Equal($"王军民和{wang.Pseudonym}同意", wang.ReplaceIn("王军民和王军同意"));
    }

    [Fact]
    public void The_key_of_an_address_becomes_the_key_of_its_pseudonym_so_that_what_belongs_together_still_does()
    {
        var key = PersonKeys.Of("jun.wang@example.com");
        var address = _jun.ReplaceIn("jun.wang@example.com");

        Assert.Equal($"approval:contract:001:{PersonKeys.Of(address)}", _jun.ReplaceIn($"approval:contract:001:{key}", NameUse.Never));
        Assert.EndsWith(KnownPerson.Domain, address, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_for_them_is_what_the_audit_takes_for_an_erased_text()
    {
        Assert.True(AuditSeals.IsPseudonym(_jun.StandInFor("Jun Wang")!));
        Assert.True(AuditSeals.IsPseudonym(_jun.StandInFor("jun.wang@example.com")!));
        Assert.Equal(_jun.Pseudonym, _jun.StandInFor("Ask Jun Wang, please"));
        Assert.Null(_jun.StandInFor("Ask somebody"));
    }

    [Fact]
    public void Names_and_former_addresses_are_learned_from_what_stands_beside_an_address()
    {
        var person = new KnownPerson("new@example.com", "secret");

        Assert.True(person.Learn(JsonNode.Parse("""{ "kind": "person.address-replaced", "what": { "values": { "name": { "text": "Jun Wang" }, "former": { "text": "old@example.com" }, "email": { "text": "new@example.com" } } } }""")));
        Assert.True(person.Learn(JsonNode.Parse("""{ "people": [{ "name": "J. Wang", "email": "OLD@example.com" }, { "name": "Anna", "email": "anna@example.com" }] }""")));
        Assert.False(person.Learn(JsonNode.Parse("""{ "name": "J. Wang", "email": "old@example.com" }""")));
        Assert.Equal(["new@example.com", "old@example.com"], person.Emails);
        Assert.Equal(["J. Wang", "Jun Wang"], person.Names);
    }

    [Fact]
    public void Whoever_took_the_place_is_another_person()
    {
        var person = new KnownPerson("old@example.com", "secret");

        person.Learn(JsonNode.Parse("""{ "kind": "person.replaced", "what": { "values": { "name": { "text": "Jun Wang" }, "former": { "text": "old@example.com" }, "email": { "text": "new@example.com" } } } }"""));

        Assert.Equal(["old@example.com"], person.Emails);
        Assert.Equal(["Jun Wang"], person.Names);
    }

    [Fact]
    public void Whoever_took_a_place_is_known_by_the_name_that_the_audit_has()
    {
        var person = new KnownPerson("new@example.com", "secret");

        person.Learn(JsonNode.Parse("""{ "kind": "person.replaced", "what": { "values": { "name": { "text": "Jun Wang" }, "former": { "text": "old@example.com" }, "successor": { "text": "Mei Chen" }, "email": { "text": "new@example.com" } } } }"""));

        Assert.Equal(["Mei Chen"], person.Names);
    }

    [Fact]
    public void A_document_whose_what_is_a_text_tells_nothing() =>
        Assert.False(_jun.Learn(JsonNode.Parse("""{ "kind": "person.replaced", "what": "Somebody came" }""")));

    private static KnownPerson Known(string email, string name)
    {
        var person = new KnownPerson(email, "secret");
        person.AddName(name);
        return person;
    }
}
