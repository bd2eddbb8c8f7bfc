using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class AddedApproverTests
{
    private static readonly Person Petra = Anna with { Role = Roles.AdHoc, Name = "Petra Lang", Email = "petra@example.com" };

    private static readonly DateTimeOffset Now = new(2026, 5, 12, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Somebody_who_is_added_gets_a_part_an_audit_entry_and_a_mail_of_their_own()
    {
        var (change, after) = AddApprover.Adding(File(null, Row("a--")), Petra, Now);

        Assert.Equal(3, Assert.IsType<Approval>(Assert.Single(change.Put).Value).Place);
        Assert.Equal(("project-manager", "gate.approver-added"), change.Audit.Single() is var entry ? (entry.Actor, entry.Kind) : default);
        Assert.Equal((MailKinds.ApprovalRequest, KeyOfPetra), Assert.Single(change.Signals).Mail is { } mail ? (mail.Kind, mail.RecipientKey) : default);
        Assert.Equal("Anna Becker, Omar Haddad, Petra Lang", change.Run.WaitsFor!.Values["names"].Name!.En);
        Assert.Equal(4, after.Approvals.Count);
    }

    [Fact]
    public void One_after_the_other_they_come_last_and_are_written_to_when_it_is_their_turn()
    {
        var (waiting, _) = AddApprover.Adding(File(Policy(GateRule.Sequential), Row("a--")), Petra, Now);
        var (next, _) = AddApprover.Adding(File(Policy(GateRule.Sequential), Row("aaa")), Petra, Now);

        Assert.Empty(waiting.Signals);
        Assert.Single(next.Signals);
    }

    [Fact]
    public void A_gate_that_asks_thirty_takes_nobody_more()
    {
        Approval[] parts = [.. Enumerable.Range(0, 30).Select(number => Asked(Anna with { Email = $"anna{number}@example.com" }))];

        Assert.Null(Approvers.ErrorOfOneMore(File(null, parts[1..])));
        Assert.Equal("email", Approvers.ErrorOfOneMore(File(null, parts))!.Field);
    }

    [Theory]
    [InlineData(GateRule.All, null, null)]
    [InlineData(GateRule.AllAnswered, null, null)]
    [InlineData(GateRule.Percentage, 100, null)]
    [InlineData(GateRule.Percentage, 75, "approve")]
    [InlineData(GateRule.Quorum, null, "approve")]
    public void Their_answer_counts_as_everybody_s(GateRule rule, int? percentage, string? decidedWithout)
    {
        var policy = Policy(rule, rule == GateRule.Quorum ? 3 : null) with { Percentage = percentage };
        var (_, file) = AddApprover.Adding(File(policy, Row("aaa")), Petra, Now);

        Assert.Equal(decidedWithout, file.Decision?.Choice.Id);
        Assert.Equal("approve", file.With(Answered(Petra, Approve, 9) with { Place = 3 }).Decision!.Choice.Id);
    }

    private static string KeyOfPetra => PersonKeys.Of(Petra.Email);
}
