using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Functions.Reconciling;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Runtime.Azurite;
using Onboarding.Testing;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Healing;

/// <summary>Orchestrations of a gate and of its mails that somebody ends by hand.</summary>
public sealed class HeldGateTests(LocalServices local) : IClassFixture<LocalServices>
{
    private const string Stage = "HoldingStage";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_gate_whose_orchestration_was_terminated_is_begun_again_and_decided()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, UseStage);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await BeginAsync(app, client);

        await client.TerminateInstanceAsync(app.Order.InstanceId);
        await client.WaitForInstanceCompletionAsync(app.Order.InstanceId).WaitAsync(Limit);
        await Eventually.HoldsAsync(async () =>
        {
            app.Clock.Advance(TimeSpan.FromMinutes(2));
            return await client.GetInstanceAsync(app.Order.InstanceId) is { IsCompleted: false };
        }, "the gate to be held again");
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "twice");
        await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "twice");

        var ended = await client.WaitForInstanceCompletionAsync(Stage, getInputsAndOutputs: true).WaitAsync(Limit);
        Assert.Equal("approve", ended.ReadOutputAs<GateOutcome>()!.Choice);
        Assert.Single(await app.AuditKindsAsync(), "gate.opened");
        Assert.Single(await app.AuditKindsAsync(), "gate.decided");
    }

    [Fact]
    public async Task A_stage_that_is_told_of_a_round_that_is_still_open_goes_on_waiting()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, UseStage);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await BeginAsync(app, client);

        await client.RaiseEventAsync(Stage, app.Order.Closed, "too early");
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        await client.RaiseEventAsync(Stage, app.Order.Closed, "now");

        var ended = await client.WaitForInstanceCompletionAsync(Stage, getInputsAndOutputs: true).WaitAsync(Limit);
        Assert.Equal("approve", ended.ReadOutputAs<GateOutcome>()!.Choice);
    }

    [Fact]
    public async Task Mails_whose_orchestration_was_ended_are_sent_all_the_same_and_once_each()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, UseStage, smtpPort: FreePorts.Take(1)[0]);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await BeginAsync(app, client);
        await Eventually.HoldsAsync(async () => (await app.OutboxAsync()).Count(mail => mail.State == MailState.Delayed) == 3, "three mails to be delayed");
        var request = GateMails.Request(app.Order).InstanceId;
        await client.TerminateInstanceAsync(request);
        await client.WaitForInstanceCompletionAsync(request).WaitAsync(Limit);
        app.Services.GetRequiredService<MailSettings>().Smtp.Port = local.SmtpPort;

        var healing = app.Services.GetRequiredService<MailHealing>();
        var run = await app.Store.GetAsync(app.Order.RunId);
        var suspicions = await healing.FindAsync(client, run);
        await Assert.Single(suspicions).HealAsync(CancellationToken.None);
        await Eventually.HoldsAsync(async () => (await app.OutboxAsync()).All(mail => mail.State == MailState.Sent), "every mail to be sent");
        await client.WaitForInstanceCompletionAsync(request).WaitAsync(Limit);
        await suspicions[0].HealAsync(CancellationToken.None);
        await client.WaitForInstanceCompletionAsync(request).WaitAsync(Limit);

        Assert.Empty(await healing.FindAsync(client, run));
        Assert.Equal(3, (await app.InboxAsync()).Count);
    }

    [Fact]
    public async Task What_healing_does_not_help_is_tried_three_times_and_no_more()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, UseStage);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        var runId = app.Order.RunId;
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(OnboardingOrchestrator), runId, new StartOrchestrationOptions(runId));
        await app.OpenAsync();
        await app.Store.ChangeAsync(runId, async run => new RunChange(run with { WaitsFor = new Phrase(Run.GateClosedKey).With("gate", "Contract approval") })
        {
            Put = new Dictionary<string, object>
            {
                [RowKeys.Gate(SampleRun.GateId, 1)] = (await app.FileAsync()).Gate with { Status = GateStatus.Decided, Outcome = Outcome(app) },
            },
        });
        var reconciler = ActivatorUtilities.CreateInstance<Reconciler>(app.Services);

        for (var pass = 0; pass < 12; pass++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(6));
            await reconciler.ReconcileAsync(client, CancellationToken.None);
        }

        Assert.Equal(3, (await app.AuditKindsAsync()).Count(kind => kind == "run.healed"));
    }

    private static GateOutcome Outcome(GateApp app) =>
        new() { GateId = SampleRun.GateId, Round = 1, Result = GateResult.Advance, Choice = "approve", At = app.Clock.GetUtcNow() };

    private static async Task BeginAsync(GateApp app, DurableTaskClient client)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(Stage, app.Order, new StartOrchestrationOptions(Stage));
        await Eventually.HoldsAsync(async () => (await app.FileAsync()).Gate.Status == GateStatus.Open, "the gate to be open");
    }

    private void UseStage(IServiceCollection services)
    {
        GateApp.UseEngine(services);
        services.AddDurableTaskWorker(worker => worker.AddTasks(tasks =>
        {
            tasks.AddOrchestratorFunc<GateOrder, GateOutcome>(Stage, GateRound.HoldAsync);
            // A run that only waits.
            tasks.AddOrchestratorFunc<string, string>(nameof(OnboardingOrchestrator), (context, _) => context.WaitForExternalEvent<string>("Never"));
        }));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["AzureWebJobsStorage"] = local.Storage, ["Reconciler:Patience"] = "00:00:00" }).Build());
    }
}
