using System.Text.Json;
using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

/// <summary>A gate whose answer sends the onboarding back to an earlier stage.</summary>
public sealed class ReturningTests
{
    private static readonly GatePolicy WithReturn = Policy(GateRule.All) with { Choices = [Approve, Return, OtherVendor, Reject] };

    // Whatever a playbook's file says: where the kind is not return, the stage that is named counts for nothing.
    private static readonly Gen<GateChoice[]> Choices = Gen.Select(Gen.Enum<ChoiceKind>(), Gen.Int[0, StageIds.All.Count]).Array[1, 5].Select(all => all
        .Select((one, place) => new GateChoice
        {
            Id = $"choice-{place}",
            Name = new LocalizedText("One", "一"),
            Kind = one.Item1,
            ReturnTo = StageIds.All.ElementAtOrDefault(one.Item2),
        }).OrderBy(choice => choice.Kind).ToArray());

    [Fact]
    public void A_decision_that_names_an_earlier_stage_never_goes_forward_and_never_ends_the_run() =>
        Gen.Select(Choices, Gen.Enum<GateRule>(), Gen.Int[0, 4].Array[1, 6]).Sample((choices, rule, answers) =>
        {
            var policy = Policy(rule, rule == GateRule.Quorum ? 2 : null) with { Choices = choices, Percentage = rule == GateRule.Percentage ? 50 : null };
            var people = answers.Select((answer, place) => Answered(Anna with { Email = $"person{place}@example.com" }, choices[answer % choices.Length], place, "Why.") with
            {
                ApproverKey = $"person{place}",
                Place = place,
            }).ToArray();
            return GateDecision.Of(policy, people) is not { } decision
                || ((decision.ReturnTo is null || decision.Result == GateResult.Return) && StageOutcome.Of(OutcomeOf(policy, people, decision)) is { } outcome
                    && (outcome.ReturnTo is null || !outcome.GoesOn));
        });

    [Fact]
    public void Every_stage_that_may_be_named_comes_before_its_gate_and_before_the_pilot()
    {
        var pilot = StageIds.All.ToList().IndexOf(StageIds.Pilot);
        Assert.All(GateIds.All, gate => Assert.All(ReturnTarget.Of(gate), stage =>
            Assert.True(StageIds.All.ToList().IndexOf(stage) < Math.Min(pilot, StageIds.All.ToList().IndexOf(gate)))));
        Assert.Equal([StageIds.Requirements, StageIds.Shortlist, StageIds.Contract, StageIds.Integration], ReturnTarget.Of(StageIds.Training));
        Assert.Empty(ReturnTarget.Of(GateIds.PilotReview));
    }

    [Fact]
    public void The_transaction_of_the_decision_says_to_where_by_whom_and_why()
    {
        var file = File(WithReturn, Answered(Lin, OtherVendor, 1, "No audit right."), Answered(Anna, OtherVendor, 2, "No encryption."), Asked(Omar));

        var (change, after) = GateChanges.Decide(file, file.Decision!, Opened.AddHours(1));

        Assert.Equal((GateResult.Return, StageIds.Shortlist), (after.Gate.Outcome!.Result, after.Gate.Outcome.ReturnTo));
        Assert.Equal(["gate.decided", "run.sent-back"], change.Audit.Select(entry => entry.Kind));
        Assert.Equal(
            "“Contract approval” sends the onboarding back to “Shortlist”: Choose another vendor, decided by 林芳, Anna Becker, because: No audit right. / No encryption.",
            TemplateFolders.Phrases.Render(change.Audit[^1].What, Languages.English));
    }

    [Fact]
    public void Changes_of_the_own_stage_send_the_run_nowhere()
    {
        var file = File(WithReturn, Answered(Lin, Return, 1, "No audit right."), Asked(Anna), Asked(Omar));

        var (change, after) = GateChanges.Decide(file, file.Decision!, Opened.AddHours(1));

        Assert.Equal((GateResult.Return, null), (after.Gate.Outcome!.Result, after.Gate.Outcome.ReturnTo));
        Assert.Equal(["gate.decided"], change.Audit.Select(entry => entry.Kind));
    }

    [Theory]
    [InlineData(Languages.English, "The onboarding goes back to “Shortlist”; each stage from there on is submitted and decided again.")]
    [InlineData(Languages.Chinese, "上线流程退回“供应商筛选”阶段，此后各阶段须重新提交和审批。")]
    public void What_follows_names_the_stage(string language, string expected) =>
        Assert.Equal(expected, TemplateFolders.Phrases.Render(GateSequel.Of(StageIds.Contract, OtherVendor), language));

    [Fact]
    public void The_answer_says_beside_its_name_what_it_does_and_no_other_does()
    {
        var text = new GateTexts(TemplateFolders.Phrases).Of(File(WithReturn), Anna);

        Assert.Equal(["", "", "the onboarding goes back to “Shortlist”", ""], text.Choices.Select(choice => choice.GoesBack));
    }

    [Fact]
    public void The_approvers_of_the_stage_are_shown_why_the_run_came_back_apart_from_what_they_said_themselves()
    {
        var before = File().Gate;
        var news = RoundNews.Of(before, [Answered(Omar, Approve, 9, "The cheapest.")], before.Case)
            .With(WithReturn, [Answered(Lin, OtherVendor, 1, "No audit right."), Asked(Anna)]);
        var file = File();

        var shown = new GateTexts(TemplateFolders.Phrases).Of(file with { Gate = file.Gate with { Round = 2, News = Stored(news) } }, Anna);

        Assert.Equal("Contract approval", shown.SentBackBy);
        Assert.Equal([("林芳", "Choose another vendor", "No audit right.")], shown.SentBack.Select(one => (one.Name, one.Answer, one.Comment)));
        Assert.Equal([("Omar Haddad", "Approve", "The cheapest.")], shown.Earlier.Select(one => (one.Name, one.Answer, one.Comment)));
    }

    private static GateOutcome OutcomeOf(GatePolicy policy, Approval[] people, GateDecision decision) =>
        GateChanges.Decide(File(policy, people), decision, Opened).After.Gate.Outcome!;

    private static RoundNews Stored(RoundNews news) => JsonSerializer.Deserialize<RoundNews>(JsonSerializer.Serialize(news, RunJson.Options), RunJson.Options)!;
}
