using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Testing;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>One is asked after the other, on the real engine: dates move on with the turn, whatever the orchestration was told.</summary>
[Collection(LocalServices.Collection)]
public sealed class ByTurnTests(LocalServices local)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_approval_just_before_the_end_gives_the_next_one_all_their_days_told_or_not(bool told)
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Sequential, GateApp.UseEngine);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(GateOrchestrator), app.Order, new StartOrchestrationOptions(app.Order.InstanceId));
        await SentAsync(client, GateMails.Request(app.Order));
        var first = (await app.FileAsync()).Gate;
        app.Clock.SetUtcNow(first.RemindAt[0].AddSeconds(1));
        await SentAsync(client, GateMails.Reminder(app.Order, 1, first.RemindAt[0]));

        app.Clock.SetUtcNow(first.ExpiresAt!.Value.AddMinutes(-1));
        Assert.Equal(AnswerStatus.NotYet, (await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve")).Status);
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Lin), "approve");
        if (told) await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "lin");
        var second = (await app.FileAsync()).Gate;
        var anna = (await app.FileAsync()).Of(PersonKeys.Of(SampleRun.Anna))!;
        app.Clock.SetUtcNow(first.ExpiresAt.Value + GateHealing.Grace + TimeSpan.FromMinutes(1));

        Assert.Equal((anna.Schedule!.DueAt, anna.Schedule.ExpiresAt), (second.DueAt, second.ExpiresAt));
        Assert.True(second.ExpiresAt > first.ExpiresAt.Value.AddDays(4));
        var run = await app.Store.GetAsync(app.Order.RunId);
        Assert.Empty(await app.Services.GetRequiredService<GateHealing>().FindAsync(client, run));
        app.Clock.SetUtcNow(anna.Schedule.RemindAt[0].AddSeconds(1));
        await Eventually.HoldsAsync(async () => (await app.OutboxAsync()).Any(mail => mail is { Kind: MailKinds.ApprovalReminder, To: SampleRun.Anna }), "Anna to be reminded");
        Assert.True((await app.FileAsync()).IsOpen);
        app.Clock.SetUtcNow(second.ExpiresAt!.Value.AddSeconds(1));

        var ended = await client.WaitForInstanceCompletionAsync(app.Order.InstanceId, getInputsAndOutputs: true).WaitAsync(Limit);
        Assert.Equal(GateResult.Expired, ended.ReadOutputAs<GateOutcome>()!.Result);
        Assert.DoesNotContain(await app.OutboxAsync(), mail => mail.To == SampleRun.Omar);
        var reminders = (await app.OutboxAsync()).Where(mail => mail.Kind == MailKinds.ApprovalReminder).Select(mail => mail.To);
        Assert.Equal([SampleRun.Anna, SampleRun.Lin], reminders.Order());
    }

    [Fact]
    public async Task The_end_of_a_turn_that_is_over_closes_nothing()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Sequential);
        var opened = await app.OpenAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Lin), "approve");

        app.Clock.SetUtcNow(opened.ExpiresAt);
        var early = await app.RunAsync<ExpireGate, GateOrder, GateOutcome?>(app.Order);
        var moved = await app.RunAsync<ReadSchedule, GateOrder, GateSchedule>(app.Order);
        app.Clock.SetUtcNow(moved.ExpiresAt);
        var late = await app.RunAsync<ExpireGate, GateOrder, GateOutcome?>(app.Order);

        Assert.Null(early);
        // A request of the opening that is begun again asks nobody whose turn came later: they have one of their own.
        var request = app.Services.GetServices<IMailKind>().Single(kind => kind.Kind == MailKinds.ApprovalRequest);
        Assert.Empty(await request.RecipientsAsync(GateMails.Request(app.Order)));
        Assert.True(opened.ByTurn && moved.ByTurn && moved.ExpiresAt > opened.ExpiresAt);
        Assert.Equal(GateResult.Expired, late!.Result);
    }

    private static async Task SentAsync(DurableTaskClient client, MailOrder order)
    {
        var ended = await client.WaitForInstanceCompletionAsync(order.InstanceId).WaitAsync(Limit);
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ToString());
    }
}
