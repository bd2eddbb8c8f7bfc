using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Testing;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>A gate of a run that is paused, on the real engine, tables and inbox; days pass by the clock's hand.</summary>
[Collection(LocalServices.Collection)]
public sealed class PausedGateTests(LocalServices local)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_gate_reminds_nobody_and_does_not_close_while_its_run_is_paused_and_has_its_working_days_left_afterwards()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.All, GateApp.UseEngine);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(GateOrchestrator), app.Order, new StartOrchestrationOptions(app.Order.InstanceId));
        await SentAsync(client, GateMails.Request(app.Order));
        var before = (await app.FileAsync()).Gate;
        await app.Services.GetRequiredService<PauseRun>().PauseAsync(app.Order.RunId, "Maria Ortiz", "Budget");

        // Past every reminder and past the end: each timer finds the run paused.
        app.Clock.SetUtcNow(before.RemindAt[0].AddSeconds(1));
        app.Clock.SetUtcNow(before.ExpiresAt!.Value + GateHealing.Grace + TimeSpan.FromDays(2));
        Assert.Equal(AnswerStatus.Paused, (await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve")).Status);
        Assert.Null(await app.RunAsync<ExpireGate, GateOrder, GateOutcome?>(app.Order));
        Assert.Empty(await app.Services.GetRequiredService<GateHealing>().FindAsync(client, await app.Store.GetAsync(app.Order.RunId)));

        await app.Services.GetRequiredService<ResumeRun>().ResumeAsync(app.Order.RunId, "Maria Ortiz");
        // As after a crash: nobody has told yet, and the reconciler does.
        await app.Services.GetRequiredService<SignalDispatcher>().DispatchAsync(client, app.Order.RunId);
        var after = (await app.FileAsync()).Gate;
        var moved = after.ExpiresAt!.Value;

        Assert.True(moved > app.Clock.GetUtcNow().AddDays(4));
        Assert.Equal(GateStatus.Open, after.Status);
        foreach (var at in after.RemindAt.Where(at => at > app.Clock.GetUtcNow()).Order())
        {
            app.Clock.SetUtcNow(at.AddSeconds(1));
            await Eventually.HoldsAsync(async () => (await app.OutboxAsync()).Any(mail => mail.Kind == MailKinds.ApprovalReminder && mail.Order!.At == at), $"the reminder of {at}");
        }

        app.Clock.SetUtcNow(moved.AddSeconds(1));
        var ended = await client.WaitForInstanceCompletionAsync(app.Order.InstanceId, getInputsAndOutputs: true).WaitAsync(Limit);
        Assert.Equal(GateResult.Expired, ended.ReadOutputAs<GateOutcome>()!.Result);
        // One for each of the three, after the pause.
        Assert.Equal(3, (await app.OutboxAsync()).Count(mail => mail.Kind == MailKinds.ApprovalReminder));
    }

    [Fact]
    public async Task Due_days_move_once_however_often_it_is_finished_and_what_was_overdue_stays()
    {
        await using var app = await GateApp.StartAsync(local);
        var today = DateOnly.FromDateTime(GateApp.Start.UtcDateTime);
        CorrectiveAction Action(int number, DateOnly due) => new()
        {
            Id = $"by-hand.{number}",
            Kind = ActionKinds.ByHand,
            Cause = new Phrase("stage.contract"),
            Stage = StageIds.Contract,
            Owner = new ActionOwner(Roles.Legal, "Lin", SampleRun.Lin),
            Due = due,
            OpenedAt = GateApp.Start,
            OpenedBy = "system",
        };
        var many = Enumerable.Range(1, 90).Select(number => Action(number, today.AddDays(3))).Append(Action(91, today.AddDays(-1))).ToList();
        foreach (var some in many.Chunk(50))
            await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run) { Put = some.ToDictionary(one => RowKeys.Action(one.Id), object (one) => one) }));

        await app.Services.GetRequiredService<PauseRun>().PauseAsync(app.Order.RunId, "Maria Ortiz", "Budget");
        app.Clock.Advance(TimeSpan.FromDays(4));
        // Whoever sets a day during the pause knows of it.
        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run) { Put = new Dictionary<string, object> { [RowKeys.Action("by-hand.92")] = Action(92, today.AddDays(5)) } }));
        for (var time = 0; time < 2; time++) await app.Services.GetRequiredService<ResumeRun>().ResumeAsync(app.Order.RunId, "Maria Ortiz");
        var left = await app.Services.GetRequiredService<MoveDueDays>().FinishAsync(app.Order.RunId);

        var actions = await app.Store.ListAsync<CorrectiveAction>(app.Order.RunId, "action");
        Assert.Equal(90, actions.Count(action => action.Due == today.AddDays(7)));
        Assert.Equal(today.AddDays(-1), actions.Single(action => action.Id == "by-hand.91").Due);
        Assert.Equal(today.AddDays(5), actions.Single(action => action.Id == "by-hand.92").Due);
        Assert.False(left);
        Assert.False((await app.Store.GetAsync(app.Order.RunId)).MovesDueDays);
        Assert.Equal(90, (await app.Store.ListAsync<Signal>(app.Order.RunId, "signal")).Count(signal => signal.EventName == ActionOrder.Changed));
    }

    private static async Task SentAsync(DurableTaskClient client, MailOrder order)
    {
        var ended = await client.WaitForInstanceCompletionAsync(order.InstanceId).WaitAsync(Limit);
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ToString());
    }
}
