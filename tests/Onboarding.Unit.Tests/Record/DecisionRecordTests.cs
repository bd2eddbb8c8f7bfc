using System.Text.Json;
using CsCheck;
using Onboarding.Unit.Tests.Language;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Record;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Record;

public sealed class DecisionRecordTests
{
    private static readonly ChecklistItem[] Items =
    [
        .. SampleRecord.Exited.Items, Waived(StageIds.Integration, "continuity-test"), Waived(StageIds.Contract, "minimums"),
        new ChecklistItem { Stage = StageIds.Training, Id = "knowledge-base", Status = ChecklistStatus.Done, Evidence = "file:1" },
    ];

    [Fact]
    public void The_order_of_rows_never_changes_a_record() =>
        Gen.Select(Gen.Shuffle(SampleRecord.Exited.Gates.ToArray()), Gen.Shuffle(SampleRecord.Exited.Approvals.ToArray()), Gen.Shuffle(Items)).Sample((gates, approvals, items) =>
            Written(SampleRecord.Exited with { Gates = gates, Approvals = approvals, Items = items }) == Written(SampleRecord.Exited with { Items = Items }));

    [Fact]
    public void A_further_round_or_waiver_takes_nothing_out_of_a_record_and_an_item_that_is_done_adds_nothing() =>
        Gen.Select(Gen.Int[0, SampleRecord.Exited.Gates.Count - 1], Gen.Int[0, Items.Length - 2]).Sample((rounds, waivers) =>
        {
            var rows = SampleRecord.Exited with { Gates = [.. SampleRecord.Exited.Gates.Take(rounds)], Items = Items[..waivers] };
            var record = DecisionRecord.Of(rows, SampleRecord.Written);
            var further = DecisionRecord.Of(rows with { Gates = [.. SampleRecord.Exited.Gates.Take(rounds + 1)], Items = Items[..(waivers + 1)] }, SampleRecord.Written);

            return record.Gates.All(gate => further.Gates.Any(one => one.Gate == gate.Gate)) && record.Waivers.All(further.Waivers.Contains)
                && Written(rows with { Items = [.. rows.Items, Items[^1]] }) == Written(rows);
        });

    private static readonly DecisionRecord Exited = DecisionRecord.Of(SampleRecord.Exited, SampleRecord.Written);

    /// <summary>What became of one round, and what the summary says of it.</summary>
    public static TheoryData<string, string> Rounds() => new()
    {
        { "approved", "record.as-advised" },
        { "returned", "record.returned" },
        { "against", "record.against" },
        { "expired", "record.expired" },
        { "extended", "record.extended" },
        { "exit", "record.as-advised" },
        { "open", "record.nothing-decided" },
    };

    [Theory]
    [MemberData(nameof(Rounds))]
    public void The_summary_tells_what_became_of_a_round_and_nothing_that_did_not_happen(string round, string expected)
    {
        string[] happenings = ["record.as-advised", "record.returned", "record.against", "record.expired", "record.extended", "record.nothing-decided"];

        var said = SummaryOf(round).Intersect(happenings).ToList();

        Assert.Contains(expected, said);
        Assert.Equal(round == "returned" ? ["record.as-advised", "record.returned"] : round is "extended" ? ["record.as-advised", "record.extended"]
            : round == "expired" ? ["record.nothing-decided", "record.expired"] : [expected], said);
    }

    [Fact]
    public void A_run_that_was_sent_back_is_told_with_the_vendor_that_was_given_up()
    {
        var (gate, approvals) = SampleRecord.Decided(StageIds.Contract, StageIds.Contract, 1, 40, ChoiceIds.RequestChanges, ChoiceIds.Approve, "No audit right.");
        var rows = SampleRecord.Rows(
            SampleRecord.Exited.File.Run, [SampleRecord.Shortlist(), (gate with { Outcome = gate.Outcome! with { ReturnTo = StageIds.Shortlist } }, approvals)]) with
        {
            FormerVendors = [new FormerVendor { ReplacedIn = 2, Number = 1, Vendor = "lanternway", Name = "Lanternway", ReplacedBy = "Brightquay", At = SampleFile.Began.AddDays(50), Entries = 17 }],
        };

        var said = DecisionRecord.Of(rows, SampleRecord.Written).Summary.Select(one => TemplateFolders.Phrases.Render(one, Languages.English)).ToList();

        Assert.Contains("“Contract”, round 1, sent the onboarding back to “Shortlist”: Request changes, by Grace Okafor, 林芳", said);
        Assert.Contains("Lanternway was chosen before and replaced by Brightquay on 21 April 2026; entries kept of it that no longer count: 17", said);
        Assert.DoesNotContain(said, one => one.StartsWith("Rounds sent back to the project manager", StringComparison.Ordinal));
    }

    [Fact]
    public void Rounds_come_in_the_order_in_which_they_were_opened() => Assert.Equal(
        ["requirements 1", "requirements 2", "shortlist 1", "contract 1", "contract 2", "pilot-review-60 1", "pilot-review-90 1", "exit 1"],
        Exited.Gates.Select(gate => $"{gate.Gate.Id} {gate.Gate.Round}"));

    [Theory]
    [InlineData("operations-review", "Business review 1", "业务评审（第 1 次）")]
    [InlineData("operations-review-3", "Business review 3", "业务评审（第 3 次）")]
    [InlineData("pilot-review-60", "Pilot review, day 60", "试点评审（第 60 天）")]
    [InlineData("contract", "Contract", "合同")]
    public void A_review_is_told_from_the_next_by_its_number_or_day(string id, string english, string chinese)
    {
        var policy = SampleFile.Playbook.PolicyOf(id);
        var called = RecordedGate.Of(SampleRecord.Expired(id, 1, 1).Gate, policy, []).Called("record.gate");

        Assert.Equal((english, chinese), (TemplateFolders.Phrases.Render(called, Languages.English), TemplateFolders.Phrases.Render(called, Languages.Chinese)));
    }

    [Fact]
    public void A_decision_against_the_recommendation_is_marked_with_the_comments_of_those_who_took_it()
    {
        var gate = Exited.Gates.Single(one => one.Gate.Id == "pilot-review-60");

        Assert.True(gate.IsAgainstAdvice);
        Assert.Equal((ChoiceIds.Extend, ChoiceIds.Exit), (gate.Decision!.Id, gate.Recommendation!.Id));
        Assert.All(gate.Answers, answer => Assert.True(answer.IsAgainstAdvice));
        Assert.Equal("The new team leads have had two weeks only.", gate.Answers.Single(answer => answer.Name == SampleRecord.Sponsor.Name).Comment);
    }

    [Fact]
    public void An_expired_round_has_no_decision_and_shows_who_was_silent()
    {
        var gate = Exited.Gates.Single(one => one.IsExpired);

        Assert.Null(gate.Decision);
        Assert.False(gate.IsAgainstAdvice);
        Assert.Equal([SampleRecord.Finance.Name, SampleRecord.Sponsor.Name], gate.Answers.Select(answer => answer.Name));
        Assert.Null(gate.Answers[^1].Choice);
    }

    [Fact]
    public void Each_vendor_that_was_not_chosen_has_its_reason_from_the_ranking_of_that_moment()
    {
        var vendors = Exited.Vendors!;

        Assert.Equal(("Lanternway", "Brightquay"), (vendors.Chosen, vendors.Reserve));
        Assert.Equal([CandidatePart.Chosen, CandidatePart.Reserve, CandidatePart.Other], vendors.Candidates.Select(one => one.Part));
        Assert.Equal(["shortlist.red-flags", "record.ranked-behind"], vendors.Candidates[2].Reasons.Select(reason => reason.Key));
        Assert.False(vendors.Candidates[2].IsEligible);
    }

    [Fact]
    public void Before_the_shortlist_is_decided_no_vendor_is_named()
    {
        var (gate, approvals) = SampleRecord.Shortlist();
        var open = gate with { Status = GateStatus.Open, Outcome = null };

        Assert.Null(RecordOf((open, approvals)).Vendors);
        Assert.Null(DecisionRecord.Of(SampleRecord.Started, SampleRecord.Written).Vendors);
    }

    [Fact]
    public void A_vendor_that_ranked_before_the_chosen_one_is_not_said_to_rank_behind()
    {
        var (gate, approvals) = SampleRecord.Shortlist();
        var question = gate.Case.Question.With("vendor", "Brightquay").With("reserve", "Lanternway");

        var vendors = RecordOf((gate with { Case = gate.Case with { Question = question } }, approvals)).Vendors!;

        Assert.Contains(vendors.Candidates[0].Reasons, reason => reason.Key == "record.not-proposed");
    }

    [Fact]
    public void The_record_is_tied_to_the_head_of_the_audit_and_says_when_it_was_changed()
    {
        var audit = SampleRecord.Exited.Audit;
        var changed = SampleRecord.Exited with { Audit = [audit[0], audit[1] with { Actor = "somebody" }, audit[2]] };

        Assert.Equal(new AuditSeal(3, audit[^1].Hash, null), Exited.Seal);
        Assert.Equal(2, DecisionRecord.Of(changed, SampleRecord.Written).Seal.BrokenAt);
        Assert.Equal(["run.started", "stage.entered"], Exited.Course.Select(entry => entry.Kind));
    }

    [Theory]
    [InlineData("pilot.extended")]
    [InlineData("pilot.criteria-fixed")]
    [InlineData("training.need-opened")]
    [InlineData("review.recorded")]
    [InlineData("run.handed-over")]
    [InlineData("run.took-over")]
    [InlineData("run.sent-back")]
    [InlineData("vendor.replaced")]
    public void The_way_so_far_tells_what_no_gate_does(string kind)
    {
        var audit = SampleRecord.Exited.Audit;
        var rows = SampleRecord.Exited with { Audit = [audit[0], audit[1] with { Kind = kind }, audit[2]] };

        Assert.Equal(["run.started", kind, "stage.entered"], DecisionRecord.Of(rows, SampleRecord.Written).Course.Select(entry => entry.Kind));
    }

    [Fact]
    public void Waivers_risks_and_actions_are_part_of_it()
    {
        Assert.Equal(("The group audits the vendor already.", "Noor Haddad"), (Assert.Single(Exited.Waivers).Reason, Exited.Waivers[0].Approver));
        Assert.Equal(SampleFile.Playbook.Risks.Count, Exited.Risks.Count);
        Assert.Equal("Two team leads more.", Exited.Actions.Single().Result);
    }

    [Fact]
    public void Whatever_order_rows_come_in_the_record_is_the_same()
    {
        var rows = SampleRecord.Exited with { Gates = [.. SampleRecord.Exited.Gates.Reverse()], Approvals = [.. SampleRecord.Exited.Approvals.Reverse()] };

        var record = DecisionRecord.Of(rows, SampleRecord.Written);

        Assert.Equal(Exited.Gates.Select(gate => gate.Gate), record.Gates.Select(gate => gate.Gate));
        Assert.Equal(Exited.Gates.SelectMany(gate => gate.Answers), record.Gates.SelectMany(gate => gate.Answers));
    }

    private static IEnumerable<string> SummaryOf(string round) => RecordOf(round switch
    {
        "approved" => SampleRecord.Decided(StageIds.Contract, StageIds.Contract, 1, 10, ChoiceIds.Approve, ChoiceIds.Approve),
        "returned" => SampleRecord.Decided(StageIds.Contract, StageIds.Contract, 1, 10, ChoiceIds.RequestChanges, ChoiceIds.RequestChanges),
        "against" => SampleRecord.Decided(StageIds.Contract, StageIds.Contract, 1, 10, ChoiceIds.Reject, ChoiceIds.Approve),
        "expired" => SampleRecord.Expired(StageIds.Contract, 1, 10),
        "extended" => SampleRecord.Decided("pilot-review-60", StageIds.Pilot, 1, 10, ChoiceIds.Extend, ChoiceIds.Extend),
        "exit" => SampleRecord.Decided("pilot-review-60", StageIds.Pilot, 1, 10, ChoiceIds.Exit, ChoiceIds.Exit),
        _ => (SampleRecord.Expired(StageIds.Contract, 1, 10).Gate with { Status = GateStatus.Open, Outcome = null }, []),
    }).Summary.Select(line => line.Key).Where(key => key != "record.some-against");

    private static DecisionRecord RecordOf((Gate Gate, Approval[] Approvals) round) =>
        DecisionRecord.Of(SampleRecord.Rows(SampleFile.RunAt(StageIds.Pilot, StageState.InReview), [round]), SampleRecord.Written);

    private static ChecklistItem Waived(string stage, string id) =>
        new() { Stage = stage, Id = id, Status = ChecklistStatus.Waived, WaiverReason = "Not needed here.", WaiverApprover = "Noor Haddad" };

    private static string Written(RecordRows rows) => JsonSerializer.Serialize(DecisionRecord.Of(rows, SampleRecord.Written), RunJson.Options);
}
