using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class ResendRequestTests
{
    [Fact]
    public void Each_time_has_a_mail_of_its_own_and_an_entry()
    {
        var (first, after) = ResendRequest.Resending(File(), Anna(File()), Opened.AddHours(1));
        var (second, _) = ResendRequest.Resending(after, Anna(after), Opened.AddHours(2));

        var orders = new[] { first, second }.Select(change => Assert.Single(change.Signals).Mail!).ToList();
        Assert.All(orders, order => Assert.Equal((MailKinds.ApprovalRequest, KeyOfAnna), (order.Kind, order.RecipientKey)));
        Assert.Equal(3, orders.Append(GateMails.RequestTo(GateChanges.OrderOf(File()), KeyOfAnna)).Select(order => order.InstanceId).Distinct().Count());
        Assert.Equal(("project-manager", "gate.request-resent"), first.Audit.Single() is var entry ? (entry.Actor, entry.Kind) : default);
    }

    [Theory]
    [InlineData(59, "error.resent-just-now")]
    [InlineData(60, null)]
    public void Once_an_hour(int minutes, string? expected)
    {
        var (_, file) = ResendRequest.Resending(File(), Anna(File()), Opened);

        Assert.Equal(expected, RefusalOf(file, Opened.AddMinutes(minutes)));
    }

    [Fact]
    public void Three_times_in_a_round()
    {
        var file = File();
        for (var time = 0; time < ResendRequest.MostTimes; time++) (_, file) = ResendRequest.Resending(file, Anna(file), Opened.AddDays(time));

        Assert.Equal("error.resent-too-often", RefusalOf(file, Opened.AddDays(30)));
    }

    [Fact]
    public void Nobody_is_asked_again_who_has_answered_or_whose_turn_has_not_come()
    {
        var answered = File(null, Asked(Lin), Answered(SampleGate.Anna, Approve, 5));
        var ahead = File(Policy(GateRule.Sequential), Row("---"));

        foreach (var file in new[] { answered, ahead })
            Assert.Equal("error.nothing-to-resend", Assert.Throws<WrongStageException>(() => ResendRequest.Resending(file, Anna(file), Opened)).Reason.Key);
    }

    private static string KeyOfAnna => PersonKeys.Of(SampleGate.Anna.Email);

    private static Approval Anna(GateFile file) => file.Of(KeyOfAnna)!;

    private static string? RefusalOf(GateFile file, DateTimeOffset now)
    {
        try
        {
            ResendRequest.Resending(file, Anna(file), now);
            return null;
        }
        catch (TooOftenException often)
        {
            return often.Reason.Key;
        }
    }
}
