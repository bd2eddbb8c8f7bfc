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
    public async Task Silence_after_the_due_date_is_taken_to_the_deputy_whose_answer_counts_in_its_place()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.All, GateApp.UseEngine);
        await SampleRun.EscalateAsync(app.Store, app.Order.RunId);
        var client = await BeginAsync(app);
        await SentAsync(client, GateMails.Request(app.Order));
        foreach (var email in new[] { SampleRun.Lin, SampleRun.Omar }) await app.AnswerAsync(await app.LinkOfAsync(email), "approve");

        var (dana, anna) = (PersonKeys.Of(SampleRun.Dana), PersonKeys.Of(SampleRun.Anna));
        var part = (await app.FileAsync()).Of(anna)!;
        foreach (var wake in (await app.FileAsync()).Gate.RemindAt.Append(part.Schedule!.EscalateAt[0])) app.Clock.SetUtcNow(wake.AddSeconds(1));
        await SentAsync(client, GateMails.RequestTo(app.Order, dana));
        await SentAsync(client, GateMails.PassedOn(app.Order, dana, anna));

        var mail = (await app.InboxAsync()).Single(one => one.GetProperty("to")[0].GetProperty("address").GetString() == SampleRun.Dana);
        var token = mail.GetProperty("text").GetString()!.Split("/approvals/")[1].Split('\n')[0].Trim();
        Assert.Equal(AnswerStatus.Accepted, (await app.AnswerAsync(token, "approve")).Status);
        await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "dana");

        var outcome = await OutcomeAsync(app, client);
        Assert.Equal((GateResult.Advance, 3), (outcome.Result, outcome.DecidedBy.Count));
        Assert.Contains("Dana Reyes", outcome.DecidedBy);
        Assert.Equal(AnswerStatus.Closed, (await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "reject", "No.")).Status);
        Assert.Single(await app.AuditKindsAsync(), "gate.escalated");
    }

    [Fact]
    public async Task Escalating_twice_asks_once_and_says_the_same()
    {
        await using var app = await GateApp.StartAsync(local);
        await SampleRun.EscalateAsync(app.Store, app.Order.RunId);
        await app.OpenAsync();
        var at = (await app.FileAsync()).Of(PersonKeys.Of(SampleRun.Anna))!.Schedule!.EscalateAt[0];

        var first = await app.RunAsync<EscalateGate, EscalationOrder, EscalatedParts>(new EscalationOrder(app.Order, at));
        var second = await app.RunAsync<EscalateGate, EscalationOrder, EscalatedParts>(new EscalationOrder(app.Order, at));

        Assert.Equal(first.Parts, second.Parts);
        Assert.Contains(first.Parts, part => part == new EscalatedPart(PersonKeys.Of(SampleRun.Dana), PersonKeys.Of(SampleRun.Anna)));
        Assert.Equal(4, (await app.FileAsync()).Approvals.Count);
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
        var down = Onboarding.Runtime.Azurite.FreePorts.Take(1)[0];
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
