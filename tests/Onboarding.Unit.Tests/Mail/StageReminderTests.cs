using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Language;
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

    [Fact]
    public void What_is_missing_is_listed_and_counted_from_the_sixteenth_on()
    {
        var missing = Enumerable.Range(1, 17).Select(number => new Phrase("missing.item").With("item", $"Item {number}").With("id", $"item-{number}")).ToList();

        var lines = StageReminderMail.MissingOf(missing, TemplateFolders.Phrases, Languages.English);

        Assert.Equal(("“Item 1” is open (item-1)", "and 2 more", 16), (lines[0], lines[^1], lines.Count));
        Assert.Equal(15, StageReminderMail.MissingOf(missing[..15], TemplateFolders.Phrases, Languages.Chinese).Count);
    }

    private static int DaysWaiting(params AuditEntry[] audit) =>
        StageReminderMail.DaysWaiting(SampleGate.Run with { Stage = StageIds.Contract, UpdatedAt = Now.AddHours(-1) }, audit, Now);

    private static AuditEntry Entry(string kind, string stage, int daysAgo) =>
        AuditEntry.BySystem(kind, new Phrase($"audit.{kind}")) with { Stage = stage, At = Now.AddDays(-daysAgo) };
}
