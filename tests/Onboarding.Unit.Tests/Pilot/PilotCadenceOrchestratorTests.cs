using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Pilot;

namespace Onboarding.Unit.Tests.Pilot;

public sealed class PilotCadenceOrchestratorTests
{
    private static readonly CadenceOrder Order = new("run-1", new DateOnly(2026, 5, 11), 24);

    [Fact]
    public async Task Each_day_is_looked_at_when_its_readings_are_due_until_the_pilot_is_over()
    {
        var (context, days) = await PlayAsync(_ => PilotLook.Quiet, length: 90);

        Assert.Equal(90, days);
        Assert.Equal(Enumerable.Range(1, 91), context.InputsOf<LookOrder>(nameof(LookAtPilotDay)).Select(look => look.Day));
        Assert.Empty(context.Mails);
        // Day 91 is the one that finds the stage left.
        Assert.Equal(new DateTime(2026, 8, 11), context.CurrentUtcDateTime);
    }

    [Fact]
    public async Task A_warning_is_mailed_once_and_its_action_watched()
    {
        var (context, _) = await PlayAsync(day => day == 9 ? new PilotLook(false, ["warning.a.1", "warning.b.1"], null) : PilotLook.Quiet, length: 20);

        Assert.Equal(["warning.a.1", "warning.b.1"], context.Watched);
        var (mail, at) = Assert.Single(context.Mails);
        Assert.Equal((MailKinds.EarlyWarning, 9, new DateTimeOffset(2026, 5, 21, 0, 0, 0, TimeSpan.Zero)), (mail.Kind, mail.PilotDay, at));
    }

    [Fact]
    public async Task A_meeting_s_agenda_goes_out_once()
    {
        var on = new DateOnly(2026, 5, 19);
        var (context, _) = await PlayAsync(day => day == 7 ? new PilotLook(false, [], on) : PilotLook.Quiet, length: 10);

        Assert.Equal((MailKinds.MeetingAgenda, on), (Assert.Single(context.Mails).Order.Kind, context.Mails[0].Order.On));
    }

    [Fact]
    public async Task A_day_that_falls_into_a_pause_is_looked_at_once_its_readings_are_due_afterwards()
    {
        var due = new DateTimeOffset(2026, 5, 26, 0, 0, 0, TimeSpan.Zero);
        var answers = new Queue<PilotLook>([PilotLook.Quiet with { Pause = 1 }, PilotLook.Quiet with { DueAt = due }, new PilotLook(false, ["warning.a.1"], null) { OwnerKey = "daniel" }]);
        var (context, _) = await PlayAsync(day => day == 9 ? answers.Dequeue() : PilotLook.Quiet, length: 20);

        Assert.Equal([RunPause.Resumed(1)], context.Resumed);
        Assert.Equal(due, Assert.Single(context.Mails).At);
    }

    private static async Task<(ScriptedContext Context, int Days)> PlayAsync(Func<int, PilotLook> lookAt, int length)
    {
        var context = new ScriptedContext(SampleFile.Began).Answering<LookOrder>(
            nameof(LookAtPilotDay), look => look.Day > length ? PilotLook.Quiet with { IsOver = true } : lookAt(look.Day));
        return (context, await new PilotCadenceOrchestrator().RunAsync(context, Order));
    }
}
