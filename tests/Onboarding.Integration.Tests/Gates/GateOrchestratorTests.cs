using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>A gate round on the real engine, tables and inbox; days pass by the clock's hand.</summary>
[Collection(LocalServices.Collection)]
public sealed class GateOrchestratorTests(LocalServices local)
{
    [Fact]
    public async Task Answers_through_the_mailed_links_bring_the_gate_to_its_decision()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.All, GateApp.UseEngine);
        var client = await BeginAsync(app);
        await SentAsync(client, GateMails.Request(app.Order));

        foreach (var mail in await app.InboxAsync())
        {
            var token = mail.GetProperty("text").GetString()!.Split("/approvals/")[1].Split('\n')[0].Trim();
            Assert.Equal(AnswerStatus.Accepted, (await app.AnswerAsync(token, "approve")).Status);
            // The event only wakes: it may come twice.
            for (var time = 0; time < 2; time++) await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "somebody");
        }

        var outcome = await OutcomeAsync(app, client);
        Assert.Equal((GateResult.Advance, "approve"), (outcome.Result, outcome.Choice));
        Assert.Equal(3, outcome.DecidedBy.Count);
        await SentAsync(client, GateMails.Decided(app.Order));
        Assert.Equal([SampleRun.Anna, SampleRun.Lin, SampleRun.Manager, SampleRun.Omar], await WrittenToAsync(app));
    }

    [Fact]
    public async Task Silence_is_reminded_of_and_then_closes_the_gate_undecided()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, GateApp.UseEngine);
        var client = await BeginAsync(app);
        await SentAsync(client, GateMails.Request(app.Order));

        var reminders = (await app.FileAsync()).Gate.RemindAt;
        foreach (var (index, at) in reminders.Index())
        {
            app.Clock.SetUtcNow(at.AddSeconds(1));
            await SentAsync(client, GateMails.Reminder(app.Order, index + 1, at));
        }

        app.Clock.SetUtcNow((await app.FileAsync()).Gate.ExpiresAt!.Value.AddSeconds(1));
        Assert.Equal(GateResult.Expired, (await OutcomeAsync(app, client)).Result);
        await SentAsync(client, GateMails.Decided(app.Order));

        var kinds = (await app.OutboxAsync()).GroupBy(mail => mail.Kind).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((3, 3, 4), (kinds[MailKinds.ApprovalRequest], kinds[MailKinds.ApprovalReminder], kinds[MailKinds.GateDecided]));
        Assert.Equal(10, (await app.InboxAsync()).Select(GateApp.KeyOf).Distinct().Count());
        Assert.Equal(AnswerStatus.Closed, (await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve")).Status);
    }

    [Fact]
    public async Task A_decision_whose_event_was_lost_still_stands_at_the_end()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, GateApp.UseEngine);
        var client = await BeginAsync(app);
        await SentAsync(client, GateMails.Request(app.Order));
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "reject", "No audit right.");

        app.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal((GateResult.Stop, "reject"), (await OutcomeAsync(app, client)) is { } outcome ? (outcome.Result, outcome.Choice) : default);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_holds_up_no_gate()
    {
        var down = Onboarding.Runtime.Azurite.LocalPorts.Free(1)[0];
        await using var app = await GateApp.StartAsync(local, GateRule.Any, GateApp.UseEngine, down);
        var client = await BeginAsync(app);
        await client.WaitForInstanceStartAsync(GateMails.Request(app.Order).InstanceId).WaitAsync(Limit);

        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "anna");

        Assert.Equal(GateResult.Advance, (await OutcomeAsync(app, client)).Result);
    }

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static async Task<DurableTaskClient> BeginAsync(GateApp app)
    {
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(GateOrchestrator), app.Order, new StartOrchestrationOptions(app.Order.InstanceId));
        return client;
    }

    private static async Task<GateOutcome> OutcomeAsync(GateApp app, DurableTaskClient client)
    {
        var ended = await client.WaitForInstanceCompletionAsync(app.Order.InstanceId, getInputsAndOutputs: true).WaitAsync(Limit);
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ToString());
        return ended.ReadOutputAs<GateOutcome>()!;
    }

    private static async Task SentAsync(DurableTaskClient client, MailOrder order)
    {
        var ended = await client.WaitForInstanceCompletionAsync(order.InstanceId).WaitAsync(Limit);
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ToString());
    }

    private static async Task<IEnumerable<string>> WrittenToAsync(GateApp app) => (await app.OutboxAsync()).Select(mail => mail.To).Distinct().Order();
}
