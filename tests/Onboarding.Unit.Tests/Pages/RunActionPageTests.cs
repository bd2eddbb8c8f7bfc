using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.RunActions;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Pages;

public sealed class RunActionPageTests
{
    private static readonly RunActionForms Forms = new(TemplateFolders.Phrases);

    private static readonly Standstill Paused = new(1, SampleGate.Opened, "Maria Ortiz", "Budget");

    [Theory]
    [InlineData(StageIds.Contract, false, "resend address delegate add-approver pause cancel")]
    [InlineData(StageIds.Contract, true, "address delegate resume cancel")]
    [InlineData(StageIds.Pilot, false, "resend address delegate add-approver correct-reading pause cancel")]
    public void What_can_be_done_follows_from_where_the_run_stands(string stage, bool paused, string expected) =>
        Assert.Equal(expected, string.Join(' ', RunActionIds.All.Where(At(stage, paused).Offers)));

    [Fact]
    public void A_run_that_has_ended_offers_nothing()
    {
        var file = At(StageIds.Contract, false);
        var ended = file with { File = file.File with { Run = file.Run with { Status = RunStatus.Cancelled } } };

        Assert.DoesNotContain(RunActionIds.All, ended.Offers);
    }

    [Fact]
    public void Every_action_has_its_words_and_its_fields_in_both_languages()
    {
        var file = At(StageIds.Pilot, false);
        foreach (var language in Languages.All)
        {
            foreach (var action in RunActionIds.All)
            {
                var (fields, others) = Forms.Of(action, file, RunActionFill.Of(action, []), language);
                Assert.Empty(others);
                Assert.DoesNotContain(fields, field => field.Label.Length == 0);
                Assert.All(new[] { $"run-action.{action}", $"run-action.{action}-happens", $"run-action.{action}-confirm", $"notice.{action}" }, key => Assert.True(TemplateFolders.Phrases.Has(key), key));
            }
        }
    }

    [Fact]
    public void What_was_sent_stands_in_the_form_again_with_what_is_wrong_beside_it()
    {
        var problems = new[] { new FieldError("items[0].day", new Phrase("input.missing")), new FieldError("items", new Phrase("error.no-readings")) };
        var sent = new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["items[0].channel"] = "chat", ["items[0].numerator"] = "12", ["reason"] = "Typing error" };

        var (fields, others) = Forms.Of(RunActionIds.CorrectReading, At(StageIds.Pilot, false), RunActionFill.Of(RunActionIds.CorrectReading, sent, problems), Languages.English);

        Assert.Equal("chat", fields.Single(field => field.Name == "items[0].channel").Options.Single(option => option.IsChosen).Value);
        Assert.Equal("12", fields.Single(field => field.Name == "items[0].numerator").Value);
        Assert.Equal("This is required", fields.Single(field => field.Name == "items[0].day").Problem);
        Assert.Single(others);
    }

    [Theory]
    [InlineData(Languages.English)]
    [InlineData(Languages.Chinese)]
    public void The_form_of_a_pause_reads_as_its_snapshot(string language)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString("?lang=" + language);
        var file = At(StageIds.Contract, false);
        var view = new RunActionPage(language, PageFrame.Of(http.Request, "") with { PageKey = "page-key" }, RunPageTests.HeadOf(RunTab.Actions, language))
        {
            Action = RunActionIds.Pause,
            Heading = TemplateFolders.Phrases.Word("run-action.pause", language),
            Happens = TemplateFolders.Phrases.Word("run-action.pause-happens", language),
            Confirm = TemplateFolders.Phrases.Word("run-action.pause-confirm", language),
            IsOffered = true,
            IsGrave = false,
            Standing = file.Standing,
            Fields = Forms.Of(RunActionIds.Pause, file, RunActionFill.Of(RunActionIds.Pause, []), language).Fields,
            Refusal = "",
            Others = [],
            IsWrong = false,
        };

        Snapshot.Matches("Pages", $"run-action.{language}.html", Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases).Render("run-action.html.liquid", view));
    }

    private static RunActionFile At(string stage, bool paused)
    {
        var run = SampleGate.Run with { Stage = stage, Pause = paused ? Paused : null };
        var request = SampleFile.Request with { People = [SampleGate.Lin, SampleGate.Anna] };
        return new RunActionFile(new RunFile(run, SampleFile.Playbook, request), [SampleGate.File() with { Run = run }]);
    }
}
