using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Actions;

public sealed class ActionOrchestratorTests
{
    private static readonly DateTimeOffset Began = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Due = new(2026, 6, 8);

    [Fact]
    public async Task An_owner_is_told_and_reminded_when_it_is_due_and_every_week_after()
    {
        var (context, reminders) = await PlayAsync(_ => "daniel", looks: 4);

        Assert.Equal(3, reminders);
        Assert.Equal(
            [(MailKinds.ActionOpened, 1, 1), (MailKinds.ActionReminder, 1, 8), (MailKinds.ActionReminder, 2, 15), (MailKinds.ActionReminder, 3, 22)],
            context.Mails.Select(mail => (mail.Order.Kind, mail.Order.Number, mail.At.Day)));
    }

    [Fact]
    public async Task An_owner_who_hears_of_it_with_everything_of_the_day_gets_no_mail_of_its_own_and_a_later_one_does()
    {
        var seen = 0;
        var context = new ScriptedContext(Began).Answering<ActionWatchOrder>(nameof(ReadActionWatch), order =>
            seen++ >= 4 ? null : new ActionWatch(seen < 3 ? "daniel" : "mei", ActionSchedule.NextAfter(Due, "Europe/London", order.After), Due));

        await new ActionOrchestrator().RunAsync(context, new ActionOrder("run-1", "warning.qa.1") { ToldKey = "daniel" });

        Assert.Equal(2, Assert.Single(context.Mails, mail => mail.Order.Kind == MailKinds.ActionOpened).Order.Number);
    }

    [Fact]
    public async Task A_later_owner_is_told_too()
    {
        var (context, _) = await PlayAsync(look => look < 2 ? "daniel" : "mei", looks: 3);

        Assert.Equal([1, 2], context.Mails.Where(mail => mail.Order.Kind == MailKinds.ActionOpened).Select(mail => mail.Order.Number));
        Assert.Equal(context.Mails.Count, context.Mails.Select(mail => mail.Order.InstanceId).Distinct().Count());
    }

    [Fact]
    public async Task Reminders_come_to_an_end_and_the_watch_goes_on() =>
        Assert.Equal(4, (await PlayAsync(_ => "daniel", looks: 30)).Reminders);

    [Fact]
    public async Task A_later_owner_and_a_later_due_day_begin_anew_and_every_mail_has_a_key_of_its_own()
    {
        var (context, reminders) = await PlayAsync(look => look <= 10 ? "daniel" : "mei", looks: 30, dueAt: look => look <= 20 ? Due : Due.AddDays(210));

        Assert.Equal(12, reminders);
        Assert.Equal(Enumerable.Range(1, 12), context.Mails.Where(mail => mail.Order.Kind == MailKinds.ActionReminder).Select(mail => mail.Order.Number));
        Assert.Equal(context.Mails.Count, context.Mails.Select(mail => mail.Order.InstanceId).Distinct().Count());
    }

    [Fact]
    public async Task An_owner_who_gets_the_action_back_is_not_reminded_anew() =>
        Assert.Equal(8, (await PlayAsync(look => look is > 10 and <= 20 ? "mei" : "daniel", looks: 30)).Reminders);

    [Fact]
    public async Task A_history_from_before_the_due_day_was_told_is_replayed_as_it_was() =>
        Assert.Equal(4, (await PlayAsync(look => look <= 10 ? "daniel" : "mei", looks: 30, dueAt: _ => null)).Reminders);

    [Fact]
    public async Task After_a_standstill_one_reminder_goes_out_and_the_next_is_ahead()
    {
        // Nothing runs from the due day until noon four weeks later.
        var wakes = new DateTime(2026, 7, 6, 12, 0, 0, DateTimeKind.Utc);

        var (context, _) = await PlayAsync(_ => "daniel", looks: 3, passes: at => at < wakes ? wakes : at);

        Assert.Equal(
            [wakes, new DateTime(2026, 7, 13, 8, 0, 0, DateTimeKind.Utc)],
            context.Mails.Where(mail => mail.Order.Kind == MailKinds.ActionReminder).Select(mail => mail.At.UtcDateTime));
    }

    [Fact]
    public async Task An_action_that_was_closed_by_the_time_it_is_due_reminds_nobody() =>
        Assert.Equal(MailKinds.ActionOpened, Assert.Single((await PlayAsync(_ => "daniel", looks: 1)).Context.Mails).Order.Kind);

    [Fact]
    public async Task A_closed_action_reminds_nobody() => Assert.Empty((await PlayAsync(_ => "daniel", looks: 0)).Context.Mails);

    [Theory]
    [InlineData("Europe/London", "2026-06-01T08:00Z", "2026-06-08T08:00Z")]
    [InlineData("Asia/Shanghai", "2026-06-01T08:00Z", "2026-06-08T01:00Z")]
    [InlineData("Nowhere", "2026-06-01T08:00Z", "2026-06-08T09:00Z")]
    [InlineData("Europe/London", "2026-06-08T08:00Z", "2026-06-15T08:00Z")]
    [InlineData("Europe/London", "2026-06-09T00:00Z", "2026-06-15T08:00Z")]
    [InlineData("Europe/London", "2026-10-24T08:00Z", "2026-10-26T09:00Z")]
    public void A_reminder_comes_at_nine_in_the_owner_s_morning(string zone, string after, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        ActionSchedule.NextAfter(new DateOnly(2026, 6, 8), zone, DateTimeOffset.Parse(after, System.Globalization.CultureInfo.InvariantCulture)));

    private static async Task<(ScriptedContext Context, int Reminders)> PlayAsync(
        Func<int, string> ownerAt, int looks, Func<int, DateOnly?>? dueAt = null, Func<DateTime, DateTime>? passes = null)
    {
        var seen = 0;
        var context = new ScriptedContext(Began) { Passes = passes ?? (at => at) }.Answering<ActionWatchOrder>(nameof(ReadActionWatch), order =>
        {
            if (seen++ >= looks) return null;
            var due = dueAt is null ? Due : dueAt(seen);
            return new ActionWatch(ownerAt(seen), ActionSchedule.NextAfter(due ?? Due, "Europe/London", order.After), due);
        });
        return (context, await new ActionOrchestrator().RunAsync(context, new ActionOrder("run-1", "warning.qa.1")));
    }
}
