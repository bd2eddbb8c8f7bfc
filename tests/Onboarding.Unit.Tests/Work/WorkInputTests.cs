using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Json;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Work;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Unit.Tests.Shortlist;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Work;

public sealed class WorkInputTests
{
    private static readonly WorkFacts Facts = new(SampleFile.File, [SampleVendors.Vendor("lanternway")], TemplateFolders.Phrases, Languages.English);

    public static TheoryData<string> EveryInput() => new(WorkInputs.All.Select(input => input.Id));

    [Theory]
    [MemberData(nameof(EveryInput))]
    public void A_form_asks_for_everything_that_the_API_needs_and_for_nothing_that_it_does_not_know(string id)
    {
        var input = WorkInputs.Find(id)!;
        var record = InputJson.Strict.GetTypeInfo(input.GetType().GetGenericArguments()[0]);
        string[] asked = [.. EntriesOf(input).Select(entry => entry.Path), .. input.Key.Select(entry => entry.Path), .. input.Fixed.Keys];

        Assert.All(asked, path => Assert.NotNull(TypeAt(record, path)));
        var needed = record.Properties.Where(property => property.IsRequired).Select(property => property.Name);
        Assert.All(needed, name => Assert.Contains(asked, path => path == name || path.StartsWith(name + ".", StringComparison.Ordinal)));
        foreach (var list in EntriesOf(input).Where(entry => entry.Rows.Count > 0))
        {
            var row = InputJson.Strict.GetTypeInfo(TypeAt(record, list.Path)!.ElementType!);
            Assert.All(list.Rows, member => Assert.NotNull(TypeAt(row, member.Path)));
            Assert.All(row.Properties.Where(property => property.IsRequired), property => Assert.Contains(list.Rows, member => member.Path == property.Name));
        }
    }

    [Theory]
    [MemberData(nameof(EveryInput))]
    public void Every_field_has_words_in_every_language(string id)
    {
        var input = WorkInputs.Find(id)!;

        foreach (var language in Languages.All)
        {
            var parts = WorkForm.PartsOf(input, Facts with { Language = language }, "", FilledForm.Of(new JsonObject()));
            Assert.All(parts.SelectMany(part => part.Fields), field => Assert.NotEmpty(field.Label));
            Assert.NotEmpty(TemplateFolders.Phrases.Word($"input.{id}", language));
        }
    }

    [Fact]
    public void A_page_has_no_element_twice_although_it_has_many_forms()
    {
        var input = WorkInputs.Find("checklist-contract")!;
        var ids = Facts.Playbook.Contract.Items
            .SelectMany(item => WorkForm.PartsOf(input, Facts, item.Id, FilledForm.Of(new JsonObject()), $"{item.Id}-"))
            .SelectMany(part => part.Fields).Select(field => field.Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_list_has_a_row_for_each_record_and_empty_ones_to_add_to_it()
    {
        var form = FilledForm.Of(JsonNode.Parse("""{"staffing":[{"language":"en","channel":"phone","agents":2}]}""")!.AsObject());

        var parts = WorkForm.PartsOf(WorkInputs.Find("pilot-plan")!, Facts, "", form);

        Assert.Equal(["", "Staffing 1", "Staffing 2", "Staffing 3"], parts.Select(part => part.Heading));
        Assert.Equal(["2", "", ""], parts.Skip(1).Select(part => part.Fields[^1].Value));
    }

    [Fact]
    public void What_a_form_does_not_ask_is_kept()
    {
        var stored = JsonNode.Parse("""{"id":"a","name":"Old","visitNote":"Seen","profile":{"teamSize":3,"technology":[{"kind":"crm"}]},"hours":"24x7"}""")!.AsObject();
        var document = JsonNode.Parse("""{"name":"New"}""")!.AsObject();

        KeptMembers.Keep(stored, document, ["id", "name", "hours", "profile.teamSize"]);

        Assert.Equal("""{"name":"New","visitNote":"Seen","profile":{"technology":[{"kind":"crm"}]}}""", document.ToJsonString());
    }

    [Fact]
    public void Two_forms_differ_where_their_values_do_in_words()
    {
        var input = WorkInputs.Find("checklist-contract")!;
        var item = Facts.Playbook.Contract.Items[0].Id;
        var mine = PartsOf("""{"status":"done","evidence":"https://files.example/mine.pdf"}""");
        var theirs = PartsOf("""{"status":"open","owner":"Sarah Whitcombe"}""");

        var conflicts = WorkConflict.Of(mine, theirs, "yes", "no");

        Assert.Equal(
            [("State", "open", "done"), ("Who does it", "Sarah Whitcombe", ""), ("Evidence: link or file reference", "", "https://files.example/mine.pdf")],
            conflicts.Select(one => (one.Label, one.Theirs, one.Mine)));

        IReadOnlyList<FormPart> PartsOf(string document) => WorkForm.PartsOf(input, Facts, item, FilledForm.Of(JsonNode.Parse(document)!.AsObject()));
    }

    [Fact]
    public void A_conflict_tells_what_happened_to_the_record_after_its_form_was_drawn()
    {
        var input = WorkInputs.Find("checklist-contract")!;
        AuditEntry[] audit = [Changed(3, "Price"), Changed(5, "Price"), Changed(6, "Liability"), Changed(7, "Price", "stage.entered")];

        Assert.Equal([5], WorkConflict.Since(audit, 4, input, "Price", Languages.English).Select(entry => entry.Sequence));
        Assert.Equal([5, 6], WorkConflict.Since(audit, 4, input, "Never named", Languages.English).Select(entry => entry.Sequence));

        static AuditEntry Changed(int sequence, string item, string kind = "item.done") =>
            AuditEntry.ByProjectManager(kind, new Phrase("audit.item.done").With("item", item)) with { Sequence = sequence };
    }

    [Fact]
    public void Whatever_a_stage_lacks_leads_to_where_it_is_mended()
    {
        var missing = TemplateFolders.Phrases.KeysIn(Languages.English).Where(key => key.StartsWith("missing.", StringComparison.Ordinal) && !key.EndsWith(PagePhrase.Suffix, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(missing);
        Assert.DoesNotContain(missing, key => MendLinks.Of("run-1", new Phrase(key).With("id", "x")).Length == 0);
    }

    private static IReadOnlyList<WorkEntry> EntriesOf(WorkInput input) =>
        input.Entries(Facts, input.Expected(Facts).Select(one => one.Key).FirstOrDefault(""));

    private static JsonTypeInfo? TypeAt(JsonTypeInfo type, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (type.Properties.FirstOrDefault(property => property.Name == name) is not { } property) return null;
            type = InputJson.Strict.GetTypeInfo(property.PropertyType);
        }

        return type;
    }
}
