using System.Text.Json.Nodes;
using Onboarding.Workflows.DataProtection;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.DataProtection;

/// <summary>Everybody in a run is known when its people go, also whose own rows went before.</summary>
public sealed class PersonsOfRunTests
{
    [Fact]
    public void Whom_only_the_audit_names_by_address_is_found()
    {
        var all = Seen(
            ("audit:00000001", """{ "kind": "mail.sent", "what": { "values": { "to": { "text": "lin@vendor.example" } } } }"""),
            ("approval:contract:001:x", """{ "comment": "请问<ada@example.com>，或写信给bob@example.com。" }"""));

        Assert.Equal(["ada@example.com", "bob@example.com", "lin@vendor.example"], all.SelectMany(person => person.Emails).Order());
    }

    [Fact]
    public void Whoever_was_replaced_before_they_answered_is_found_with_their_name()
    {
        var all = Seen(("audit:00000001", """{ "kind": "person.replaced", "what": { "values": { "name": { "text": "Jun Wang" }, "former": { "text": "jun@example.com" }, "successor": { "text": "Mei Chen" }, "email": { "text": "mei@example.com" } } } }"""));

        Assert.Equal([("jun@example.com", "Jun Wang"), ("mei@example.com", "Mei Chen")], all.Select(person => (person.Emails.Single(), person.Names.Single())).Order());
    }

    [Fact]
    public void A_vendors_contact_of_whom_only_the_name_is_left_is_found_by_it_and_in_what_they_handed_in()
    {
        var lin = Assert.Single(Seen(("audit:00000001", """{ "kind": "vendor-contact.invited", "what": { "values": { "name": { "text": "Lin Fang" }, "vendor": { "text": "Acme" } } } }""")));

        Assert.Equal(lin.Pseudonym, lin.StandInFor("Lin Fang (Acme)"));
        Assert.True(AuditSeals.IsPseudonym(lin.Pseudonym));
    }

    [Fact]
    public void An_author_without_an_address_is_found_by_name() =>
        Assert.Equal(["Lin Fang"], Assert.Single(Seen(("audit:00000001", """{ "kind": "x", "by": { "name": "Lin Fang" } }"""))).Names);

    [Fact]
    public void Whoever_has_an_address_beside_their_name_is_one_person()
    {
        var all = Seen(
            ("audit:00000001", """{ "kind": "vendor-contact.invited", "what": { "values": { "name": { "text": "Lin Fang" } } } }"""),
            ("vendor:acme", """{ "contact": { "name": "Lin Fang", "email": "lin@vendor.example" } }"""));

        Assert.Equal(["lin@vendor.example"], Assert.Single(all).Emails);
    }

    [Fact]
    public void What_was_erased_before_is_nobody() => Assert.Empty(Seen(
        ("audit:00000001", """{ "kind": "vendor-contact.invited", "by": { "name": "erased-0123456789abcdef", "email": "erased-0123456789abcdef@erased.invalid" }, "what": { "values": { "name": { "text": "erased-0123456789abcdef" } } } }""")));

    [Fact]
    public void Whoever_is_stored_while_it_is_under_way_has_the_same_pseudonym_afterwards()
    {
        var before = Seen(("vendor:acme", """{ "contact": { "name": "王军", "email": "wang@vendor.example" }, "other": { "name": "王军民", "email": "min@vendor.example" } }"""));

        var after = new DuePeople("run-1", "secret", [.. before.Select(KnownNames.Of)]).All();

        Assert.Equal(before.Select(person => person.ReplaceIn("wang@vendor.example 王军 王军民")), after.Select(person => person.ReplaceIn("wang@vendor.example 王军 王军民")));
    }

    private static IReadOnlyList<KnownPerson> Seen(params (string Key, string Json)[] rows)
    {
        var persons = new PersonsOfRun("secret");
        for (var learned = true; learned;)
        {
            learned = false;
            foreach (var (key, json) in rows) learned |= persons.See(new RunDocument(key, JsonNode.Parse(json)!));
        }

        return persons.All;
    }
}
