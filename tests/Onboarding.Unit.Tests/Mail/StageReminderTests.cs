using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail.Kinds;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Mail;

public sealed class StageReminderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_days_count_from_the_stages_beginning_whatever_changed_the_run_since() =>
        Assert.Equal(9, DaysWaiting(Entry("stage.entered", StageIds.Contract, 9), Entry("mail.sent", StageIds.Contract, 2)));

    [Fact]
    public void A_stage_that_was_given_back_counts_from_then() =>
        Assert.Equal(3, DaysWaiting(Entry("stage.entered", StageIds.Contract, 20), Entry("stage.reopened", StageIds.Contract, 3), Entry("item.done", StageIds.Contract, 1)));

    [Fact]
    public void Another_stages_beginning_does_not_count() =>
        Assert.Equal(12, DaysWaiting(Entry("stage.entered", StageIds.Contract, 12), Entry("stage.entered", StageIds.Shortlist, 5)));

    private static int DaysWaiting(params AuditEntry[] audit) =>
        StageReminderMail.DaysWaiting(SampleGate.Run with { Stage = StageIds.Contract, UpdatedAt = Now.AddHours(-1) }, audit, Now);

    private static AuditEntry Entry(string kind, string stage, int daysAgo) =>
        AuditEntry.BySystem(kind, new Phrase($"audit.{kind}")) with { Stage = stage, At = Now.AddDays(-daysAgo) };
}
