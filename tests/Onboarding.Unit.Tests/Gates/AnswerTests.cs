using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class AnswerTests
{
    private static readonly DateTimeOffset Now = Opened.AddHours(2);

    [Fact]
    public void An_answer_changes_approval_audit_head_and_signal_together()
    {
        var (result, change) = Take(File(), Anna, new GateAnswer("approve", "  "));

        Assert.Equal(AnswerStatus.Accepted, result.Status);
        var approval = Assert.IsType<Approval>(change!.Put[RowKeys.Approval("contract", 1, KeyOf(Anna))]);
        Assert.Equal(("approve", null, Now), (approval.Choice, approval.Comment, approval.AnsweredAt));
        Assert.Equal("gate.answered", Assert.Single(change.Audit).Kind);
        Assert.Equal("林芳, Omar Haddad", change.Run.WaitsFor!.Values["names"].Name!.En);
        Assert.Equal(new Signal("run-1:gate:contract:1", "GateAnswered", KeyOf(Anna)), Assert.Single(change.Signals));
    }

    [Fact]
    public void The_answer_that_decides_closes_the_gate_in_the_same_change()
    {
        var (result, change) = Take(File(), Anna, new GateAnswer("reject", "No audit right."));

        Assert.Equal(GateStatus.Decided, result.Linked!.File.Gate.Status);
        var gate = Assert.IsType<Gate>(change!.Put[RowKeys.Gate("contract", 1)]);
        Assert.Equal((GateStatus.Decided, GateResult.Stop, "reject", Now), (gate.Status, gate.Outcome!.Result, gate.Outcome.Choice, gate.Outcome.At));
        Assert.Equal(["gate.answered", "gate.decided"], change.Audit.Select(entry => entry.Kind));
        Assert.Equal("wait.gate-closed", change.Run.WaitsFor!.Key);
    }

    [Theory]
    [InlineData(null, null, "choice")]
    [InlineData("", "text", "choice")]
    [InlineData("no-such-choice", null, "choice")]
    [InlineData("reject", " ", "comment")]
    public void An_answer_without_choice_or_required_comment_changes_nothing(string? choice, string? comment, string field)
    {
        var (result, change) = Take(File(), Anna, new GateAnswer(choice, comment));

        Assert.Null(change);
        Assert.Equal(AnswerStatus.Invalid, result.Status);
        Assert.Equal([field], result.Problems.Keys);
    }

    [Fact]
    public void An_answer_against_the_recommendation_is_refused_without_a_reason()
    {
        var (result, change) = Take(File(), Anna, new GateAnswer("approve-limited", " "));

        Assert.Equal((AnswerStatus.Invalid, true), (result.Status, change is null));
        Assert.Equal("gate.reason-required", result.Problems["comment"].Key);
        Assert.Equal(AnswerStatus.Accepted, Take(File(), Anna, new GateAnswer("approve-limited", "Phone only.")).Result.Status);
    }

    [Fact]
    public void Without_a_recommendation_or_with_one_that_is_not_offered_only_the_policy_asks_for_comments()
    {
        var open = File() with { Gate = File().Gate with { Case = File().Gate.Case with { Recommendation = null } } };
        var other = File() with { Gate = File().Gate with { OfferedChoices = ["approve-limited", "reject"] } };

        Assert.All([open, other], file => Assert.Equal(AnswerStatus.Accepted, Take(file, Anna, new GateAnswer("approve-limited", null)).Result.Status));
    }

    [Fact]
    public void The_audit_says_that_it_was_decided_against_the_recommendation()
    {
        var (_, against) = Take(File(), Anna, new GateAnswer("reject", "No audit right."));
        var (_, with) = Take(File(Policy(GateRule.Any)), Anna, new GateAnswer("approve", "Fine."));

        Assert.Equal(["audit.gate.answered-against", "audit.gate.decided-against"], against!.Audit.Select(entry => entry.What.Key));
        Assert.All(against.Audit, entry => Assert.Equal("Approve", entry.What.Values["recommended"].Name!.In("en")));
        Assert.Equal(["audit.gate.answered-with-comment", "audit.gate.decided"], with!.Audit.Select(entry => entry.What.Key));
    }

    [Fact]
    public void A_comment_that_is_too_long_is_refused() =>
        Assert.Equal(["comment"], Take(File(), Anna, new GateAnswer("approve", new string('a', 4001))).Result.Problems.Keys);

    [Fact]
    public void A_choice_that_is_not_offered_this_time_is_refused()
    {
        var file = File() with { Gate = File().Gate with { OfferedChoices = ["approve", "reject"] } };

        Assert.Equal(["approve", "reject"], file.Choices.Select(choice => choice.Id));
        Assert.Equal(AnswerStatus.Invalid, Take(file, Anna, new GateAnswer("request-changes", "Why not?")).Result.Status);
    }

    [Fact]
    public void The_same_answer_again_is_accepted_and_changes_nothing()
    {
        var file = File(null, Answered(Anna, Approve, 1), Asked(Lin));

        var (result, change) = Take(file, Anna, new GateAnswer("approve", "again"));

        Assert.Equal((AnswerStatus.Accepted, true), (result.Status, change is null));
    }

    [Fact]
    public void The_same_answer_again_is_accepted_even_though_it_closed_the_gate()
    {
        var closed = Take(File(), Anna, new GateAnswer("reject", "No audit right.")).Result.Linked!.File;

        Assert.Equal(AnswerStatus.Accepted, Take(closed, Anna, new GateAnswer("reject", "No audit right.")).Result.Status);
    }

    [Fact]
    public void Another_answer_after_the_first_is_refused_and_the_first_stands()
    {
        var (result, change) = Take(File(null, Answered(Anna, Approve, 1), Asked(Lin)), Anna, new GateAnswer("reject", "Changed my mind"));

        Assert.Null(change);
        Assert.Equal((AnswerStatus.AlreadyAnswered, "approve"), (result.Status, result.Linked!.Approval.Choice));
    }

    [Theory]
    [InlineData(GateStatus.Decided)]
    [InlineData(GateStatus.Expired)]
    [InlineData(GateStatus.Cancelled)]
    public void A_late_answer_changes_nothing(GateStatus status)
    {
        var (result, change) = Take(File() with { Gate = File().Gate with { Status = status } }, Anna, new GateAnswer("approve", null));

        Assert.Equal((AnswerStatus.Closed, true), (result.Status, change is null));
    }

    [Fact]
    public void An_answer_to_a_run_that_has_ended_changes_nothing() => Assert.Equal(
        AnswerStatus.Closed,
        Take(File() with { Run = SampleGate.Run with { Status = RunStatus.Failed } }, Anna, new GateAnswer("approve", null)).Result.Status);

    [Fact]
    public void Everybody_with_a_role_of_the_policy_is_asked_once_per_address()
    {
        var twice = Anna with { Role = Roles.Finance, Email = " ANNA@example.com" };

        Assert.Equal([Lin, Anna, Omar], Approvers.Of(Policy(), [Omar, twice, Anna, Lin, Lin with { Role = Roles.Sponsor, Email = "boss@example.com" }]));
    }

    [Fact]
    public void Somebody_in_two_roles_is_asked_by_the_one_with_the_veto()
    {
        var finance = Anna with { Role = Roles.Finance };

        Assert.Equal([Lin, finance], Approvers.Of(Policy() with { VetoRoles = [Roles.Finance] }, [Lin, Anna, finance]));
        Assert.Equal([Lin, Anna], Approvers.Of(Policy(), [Lin, Anna, finance]));
    }

    [Fact]
    public void The_requester_is_asked_only_where_the_policy_lets_them_approve()
    {
        Person[] people = [Lin with { Role = Roles.ProjectManager, Email = "ANNA@example.com" }, Anna, Omar];

        Assert.Equal([Omar], Approvers.Of(Policy(), people));
        Assert.Equal([Anna, Omar], Approvers.Of(Policy() with { RequesterMayApprove = true }, people));
    }

    [Theory]
    [InlineData("request-changes")]
    [InlineData("reject")]
    public void What_does_not_advance_is_refused_without_a_comment_whatever_the_policy_says(string choice)
    {
        var policy = Policy() with { Choices = [.. Policy().Choices.Select(one => one with { RequiresComment = false })] };
        var file = File(policy) with { Gate = File().Gate with { Case = File().Gate.Case with { Recommendation = null } } };

        Assert.Equal("gate.comment-required", Take(file, Anna, new GateAnswer(choice, "")).Result.Problems["comment"].Key);
        Assert.Equal(AnswerStatus.Accepted, Take(file, Anna, new GateAnswer("approve", "")).Result.Status);
    }

    [Fact]
    public void One_after_the_other_the_answer_of_somebody_ahead_changes_nothing()
    {
        var (result, change) = Take(File(Policy(GateRule.Sequential), Row("---")), Anna, new GateAnswer("approve", null));

        Assert.Equal((AnswerStatus.NotYet, true), (result.Status, change is null));
    }

    [Fact]
    public void One_after_the_other_an_approval_asks_the_next_person_in_the_same_change()
    {
        var (_, change) = Take(File(Policy(GateRule.Sequential), Row("a--")), Anna, new GateAnswer("approve", null));

        var mail = Assert.Single(change!.Signals, signal => signal.Mail is not null).Mail!;
        Assert.Equal((MailKinds.ApprovalRequest, KeyOf(Omar)), (mail.Kind, mail.RecipientKey));
        Assert.NotEqual(GateMails.Request(new GateOrder("run-1", "contract", 1)).InstanceId, mail.InstanceId);
        Assert.Equal("Omar Haddad", change.Run.WaitsFor!.Values["names"].Name!.En);
    }

    [Fact]
    public void One_after_the_other_a_rejection_asks_nobody_any_more()
    {
        var (result, change) = Take(File(Policy(GateRule.Sequential), Row("---")), Lin, new GateAnswer("reject", "No."));

        Assert.DoesNotContain(change!.Signals, signal => signal.Mail is not null);
        Assert.Equal((GateStatus.Decided, 0), (result.Linked!.File.Gate.Status, result.Linked.File.Turn.Count));
    }

    private static (AnswerResult Result, RunChange? Change) Take(GateFile file, Person person, GateAnswer answer) =>
        AnswerGate.Take(new LinkedGate(file, KeyOf(person)), answer, Now);

    private static string KeyOf(Person person) => PersonKeys.Of(person.Email);
}
