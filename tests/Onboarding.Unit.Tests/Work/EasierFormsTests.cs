using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Work;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Training;

namespace Onboarding.Unit.Tests.Work;

/// <summary>What forms do so that nobody has to look up, think of or type what is known.</summary>
public sealed class EasierFormsTests
{
    private static readonly WorkFacts Facts = new(SampleFile.File, [], TemplateFolders.Phrases, Languages.English);

    [Theory]
    [InlineData("Lantern & Way", "lantern-way")]
    [InlineData(" Café  Süd (2) ", "cafe-sud-2")]
    [InlineData("a-name-that-is-much-longer-than-anybody-reads-aloud", "a-name-that-is-much-longer-than-anybody")]
    [InlineData("灯笼客服", "")]
    public void An_id_is_made_of_a_name(string name, string id) => Assert.Equal(id, IdText.Of(name));

    [Fact]
    public void An_evaluator_is_named_by_the_beginning_of_their_address() => Assert.Equal("jun.wang", IdText.OfAddress("Jun.Wang@harbour-pine.example"));

    [Fact]
    public void A_new_records_id_need_not_be_given_and_is_asked_last()
    {
        var fields = WorkForm.PartsOf(WorkInputs.Find("vendor")!, Facts, "", FilledForm.Of(new JsonObject()))[0].Fields;

        Assert.Equal(("id", false), (fields[^1].Name, fields[^1].IsRequired));
        Assert.DoesNotContain(WorkForm.PartsOf(WorkInputs.Find("vendor")!, Facts, "lanternway", FilledForm.Of(new JsonObject()))[0].Fields, field => field.Name == "id");
    }

    [Fact]
    public void A_list_has_a_row_for_everything_that_is_asked_after_those_that_are_there()
    {
        var input = WorkInputs.Find("answers")!;
        var required = SampleFile.Playbook.Shortlist.Questions.Where(question => question.Required).Select(question => question.Id).ToList();
        var document = new JsonObject { ["items"] = new JsonArray(new JsonObject { ["question"] = required[1], ["text"] = "Yes." }) };

        OfferedRows.Add(input.Entries(Facts, "lanternway"), Facts, document);

        Assert.Equal([required[1], required[0], .. required.Skip(2)], document["items"]!.AsArray().Select(row => row!["question"]!.ToString()));
    }

    [Fact]
    public void A_row_in_which_nothing_was_filled_in_is_not_sent_on()
    {
        var fields = new Dictionary<string, StringValues>
        {
            ["items[0].question"] = "references",
            ["items[0].text"] = "Three.",
            ["items[1].question"] = "security",
            ["items[1].text"] = " ",
            ["note"] = "",
        };

        OfferedRows.Drop(WorkInputs.Find("answers")!.Entries(Facts, "lanternway"), fields);

        Assert.Equal(["items[0].question", "items[0].text", "note"], fields.Keys);
    }

    [Fact]
    public async Task An_agents_results_become_a_line_for_each_module_and_what_is_wrong_with_a_line_is_told_of_its_field()
    {
        var results = new AgentResults
        {
            AgentId = "LW-1",
            Languages = ["en"],
            Channels = ["phone"],
            Attempt = 2,
            On = new DateOnly(2026, 3, 2),
            Scores = new Dictionary<string, int> { ["product"] = 96, ["tools"] = 300 },
        };
        IReadOnlyList<Certification> handedIn = [];

        var wrong = await Assert.ThrowsAsync<InvalidInputException>(() => results.HandInAsync(lines =>
        {
            handedIn = lines;
            FieldError[] errors = [Of("items[1].score"), Of("items[0].attempt"), Of("items[1].attempt"), Of("items")];
            throw new InvalidInputException(errors);
        }));

        Assert.Equal([("product", 96, 2), ("tools", 300, 2)], handedIn.Select(line => (line.Module, line.Score, line.Attempt)));
        Assert.Equal(["scores.tools", "attempt", "items"], wrong.Errors.Select(error => error.Field));

        static FieldError Of(string field) => new(field, new Phrase("input.missing"));
    }

    [Fact]
    public void A_corrective_action_is_shown_as_it_is_changed()
    {
        var input = WorkInputs.Find("action")!;
        var stored = JsonSerializer.SerializeToNode(new CorrectiveAction
        {
            Id = "kpi-csat-1",
            Kind = "kpi",
            Cause = new Phrase("value.text").With("text", "Satisfaction fell"),
            Stage = StageIds.Pilot,
            Owner = new ActionOwner(Roles.BpoOwner, "Daniel Okafor", "daniel@example.com"),
            Due = new DateOnly(2026, 5, 1),
            OpenedAt = SampleFile.Began,
            OpenedBy = "system",
        }, RunJson.Options)!;

        var form = WorkDesk.FormOf(input, Facts, "kpi-csat-1", stored);

        Assert.Equal(("daniel@example.com", "2026-05-01", "open"), (form.Text("owner"), form.Text("due"), form.Text("status")));
        Assert.Equal("Satisfaction fell", WorkDesk.NameOf(input, Facts, "kpi-csat-1", stored));
        Assert.All(StageIds.All, stage => Assert.Contains(input, WorkInputs.Of(stage)));
    }
}
