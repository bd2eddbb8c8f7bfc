using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Json;
using Onboarding.Functions.NewRun;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Validation;
using Onboarding.Testing;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.NewRun;

public sealed class RequestFormTests
{
    private static readonly Playbook Playbook = PlaybookCatalog.LoadAsync(TemplateFolders.Folder("playbooks")).GetAwaiter().GetResult().Find("customer-service-bpo")!;

    private static readonly OnboardingRequest Example = JsonSerializer.Deserialize<OnboardingRequest>(
        File.ReadAllText(Repository.At("examples", "retailer-sale-season", "request.json")), RunJson.Options)!;

    [Fact]
    public void Everything_that_a_request_holds_goes_through_the_form_and_comes_back_the_same()
    {
        var sent = SentRequest.DocumentOf(FieldsOf(Sections(FilledForm.Of(Example))));

        var read = new InputReader<OnboardingRequest>(new OnboardingRequestValidator([Playbook])).Read(sent);

        // Boxes to tick stand in the playbook's order.
        var expected = Example with { Emphasis = [.. Playbook.Shortlist.Criteria.Select(criterion => criterion.Id).Where(Example.Emphasis.Contains)] };
        Assert.Equal(JsonSerializer.Serialize(expected, RunJson.Options), JsonSerializer.Serialize(read, RunJson.Options));
    }

    [Fact]
    public void Rows_that_name_a_KPI_and_nothing_else_say_nothing() =>
        Assert.Equal("{}", SentRequest.DocumentOf(new() { ["baseline[0].kpi"] = "csat", ["baseline[0].value"] = "", ["targets[3].kpi"] = "csat" }).ToJsonString());

    [Fact]
    public void What_is_wrong_stands_beside_its_field_and_leads_there_from_the_top()
    {
        var document = SentRequest.DocumentOf(FieldsOf(Sections(FilledForm.Of(Example with
        {
            Coverage = Example.Coverage with { Languages = ["en", "Klingon!"] },
            People = [.. Example.People.Select(person => person.Role == Roles.Legal ? person with { Email = "nobody" } : person)],
        }))));
        var invalid = Assert.Throws<InvalidInputException>(() => new InputReader<OnboardingRequest>(new OnboardingRequestValidator([Playbook])).Read(document));

        var fields = new RequestFields(TemplateFolders.Phrases, FilledForm.Of(document, invalid.Errors), Languages.English);
        var sections = new RequestForm(fields, Playbook, [Playbook], "").Sections();

        Assert.NotEmpty(sections.SelectMany(section => section.Fields).Single(field => field.Name == "coverage.languages").Problem);
        Assert.NotEmpty(sections.SelectMany(section => section.Rows).SelectMany(row => row.Fields).Single(field => field.Name == "people[5].email").Problem);
        Assert.Equal(["f-coverage-languages", "f-people-5--email"], fields.Problems.Select(problem => problem.Anchor).Order());
    }

    [Fact]
    public void An_empty_form_is_refused_beside_its_fields_and_not_by_the_names_of_programs()
    {
        var first = new JsonObject { ["playbook"] = Playbook.Id, ["people"] = new JsonArray(new JsonObject { ["role"] = Roles.ProjectManager }, new JsonObject { ["role"] = Roles.BpoOwner }) };
        var invalid = Assert.Throws<InvalidInputException>(() => new InputReader<OnboardingRequest>(new OnboardingRequestValidator([Playbook])).Read(first));

        var fields = new RequestFields(TemplateFolders.Phrases, FilledForm.Of(first, invalid.Errors), Languages.English);
        var sections = new RequestForm(fields, Playbook, [Playbook], "").Sections();

        Assert.NotEmpty(sections.SelectMany(section => section.Rows).SelectMany(row => row.Fields).Single(field => field.Name == "people[1].email").Problem);
        Assert.NotEmpty(sections.SelectMany(section => section.Fields).Single(field => field.Name == "volumes.weeklyContacts").Problem);
        Assert.DoesNotContain(fields.Problems, problem => problem.Anchor == "main");
    }

    [Fact]
    public void A_list_that_lacks_something_says_so_at_its_head()
    {
        var document = SentRequest.DocumentOf(FieldsOf(Sections(FilledForm.Of(Example with { People = [.. Example.People.Where(person => person.Role != Roles.It)] }))));
        var invalid = Assert.Throws<InvalidInputException>(() => new InputReader<OnboardingRequest>(new OnboardingRequestValidator([Playbook])).Read(document));

        var people = Sections(FilledForm.Of(document, invalid.Errors)).Single(section => section.Id == "people");

        Assert.NotEmpty(people.Problems);
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData("people", 11)]
    public void A_list_has_an_empty_row_and_one_more_when_asked(string more, int rows) =>
        Assert.Equal(rows, Sections(FilledForm.Of(Example), more).Single(section => section.Id == "people").Rows.Count);

    [Theory]
    [InlineData(Languages.English)]
    [InlineData(Languages.Chinese)]
    public void The_form_reads_as_its_snapshot(string language)
    {
        var form = FilledForm.Of(SentRequest.DocumentOf(new() { ["company"] = "Harbour & Pine", ["people[0].role"] = "legal" }), [new FieldError("title", new Phrase("input.missing")), new FieldError("people", new Phrase("input.empty-list"))]);
        var fields = new RequestFields(TemplateFolders.Phrases, form, language);
        var sections = new RequestForm(fields, Playbook with { Kpis = [.. Playbook.Kpis.Take(2)] }, [Playbook], "").Sections();
        var view = new RequestFormPage(language, Frame(language)) { Draft = "00000000000000000000", Sections = sections, Problems = fields.Problems, IsSaved = false, Started = "" };

        Snapshot.Matches("NewRun", $"request-form.{language}.html", Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases).Render("request-form.html.liquid", view));
    }

    internal static PageFrame Frame(string language) =>
        PageFrame.Of(new DefaultHttpContext { Request = { QueryString = new QueryString("?lang=" + language) } }.Request, "new") with { PageKey = "page-key" };

    private static IReadOnlyList<FormSection> Sections(FilledForm form, string more = "") =>
        new RequestForm(new RequestFields(TemplateFolders.Phrases, form, Languages.English), Playbook, [Playbook], more).Sections();

    // As a browser sends it: hidden fields, then what is filled in or chosen.
    private static Dictionary<string, StringValues> FieldsOf(IReadOnlyList<FormSection> sections)
    {
        var sent = sections.SelectMany(section => section.Rows).SelectMany(row => row.Hidden).ToDictionary(hidden => hidden.Name, hidden => new StringValues(hidden.Value));
        foreach (var field in sections.SelectMany(section => section.Fields.Concat(section.Rows.SelectMany(row => row.Fields))))
        {
            sent[field.Name] = field.Kind switch
            {
                FieldKind.Several => new StringValues([.. field.Options.Where(option => option.IsChosen).Select(option => option.Value)]),
                FieldKind.Choice => field.Options.FirstOrDefault(option => option.IsChosen)?.Value ?? "",
                FieldKind.Flag => field.Value == "true" ? new StringValues(["false", "true"]) : "false",
                _ => field.Value,
            };
        }

        return sent;
    }
}
