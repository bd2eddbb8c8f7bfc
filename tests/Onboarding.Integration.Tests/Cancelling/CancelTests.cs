using System.Reflection;
using Azure.Core;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Onboarding.Functions.Reconciling;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Runtime.Azurite;
using Onboarding.Runtime.DurableTask;
using Onboarding.Testing;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Cancelling;

/// <summary>A run with an open gate whose mails are delayed is cancelled, and the process dies on the way.</summary>
public sealed class CancelTests(LocalServices local) : IClassFixture<LocalServices>
{
    // The cancellation, its row in the list, three orchestrations, the mails, the news.
    private const int Steps = 7;

    // The process that reconciles begins after the crash, so what it finds was left behind. Less than the pause of a delayed mail: what that
    // stores as it goes on would pass for a request on its way, which is left alone.
    private static readonly TimeSpan UntilTheNextLife = TimeSpan.FromSeconds(1);

    // Between a mail's first attempts.
    private static readonly TimeSpan PauseOfMails = TimeSpan.FromSeconds(15);

    private readonly CrashPoint _crash = new() { SparesLists = true };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(Steps)]
    [InlineData(Steps + 1)]
    public async Task A_cancellation_whose_process_dies_after_any_step_is_carried_out_all_the_same(int step)
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, UseEverything, smtpPort: FreePorts.Take(1)[0]);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        await BeginAsync(app, client);

        _crash.DieAfter(step);
        Assert.Equal(step <= Steps, await DiesAsync(() => CancelAsync(app, new CrashingClient(client, _crash))));
        _crash.Disarm();
        app.Services.GetRequiredService<MailSettings>().Smtp.Port = local.SmtpPort;
        await ReconcileAsync(app, client);

        await Eventually.HoldsAsync(async () => await HaveEndedAsync(app, client), "every orchestration of the run to end");
        await Eventually.HoldsAsync(async () => (await app.OutboxAsync()).All(mail => mail.State is MailState.Sent or MailState.NotNeeded), "every mail to be settled");
        Assert.Equal([SampleRun.Anna, SampleRun.Lin, SampleRun.Manager, SampleRun.Omar], await ToldAsync(app));
        Assert.Equal(["Cancelled False"], await ListedAsync(app));
        Assert.Equal(GateStatus.Cancelled, (await app.FileAsync()).Gate.Status);
        Assert.Single(await app.AuditKindsAsync(), "run.cancelled");
        Assert.Equal(step < Steps ? 1 : 0, (await app.AuditKindsAsync()).Count(kind => kind == "run.healed"));
    }

    private static async Task BeginAsync(GateApp app, DurableTaskClient client)
    {
        var runId = app.Order.RunId;
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(OnboardingOrchestrator), runId, new StartOrchestrationOptions(runId));
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(GateOrchestrator), app.Order, new StartOrchestrationOptions(app.Order.InstanceId));
        await client.WaitForInstanceStartAsync(StageOrder.InstanceId(runId, StageIds.Requirements));
        await Eventually.HoldsAsync(async () => (await app.OutboxAsync()).Count(mail => mail.State == MailState.Delayed) == 3, "three mails to be delayed");
    }

    private static Task<Run> CancelAsync(GateApp app, DurableTaskClient client) =>
        app.Services.GetRequiredService<CancelRun>().CancelAsync(client, app.Order.RunId, "The budget is gone.");

    // The first pass finds what is left, the second that nothing is.
    private static async Task ReconcileAsync(GateApp app, DurableTaskClient client)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            app.Clock.Advance(UntilTheNextLife);
            await ActivatorUtilities.CreateInstance<Reconciler>(app.Services).ReconcileAsync(client, CancellationToken.None);
            await Eventually.HoldsAsync(async () => await HaveEndedAsync(app, client), "what was told to end to have ended");
        }
    }

    // A delayed mail ends with its next attempt.
    private static async Task<bool> HaveEndedAsync(GateApp app, DurableTaskClient client)
    {
        app.Clock.Advance(PauseOfMails);
        return !await AnyAliveAsync(app, client);
    }

    private static async Task<bool> DiesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (Crash)
        {
            return true;
        }
    }

    private static async Task<bool> AnyAliveAsync(GateApp app, DurableTaskClient client)
    {
        await foreach (var instance in client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: app.Order.RunId)))
        {
            if (!instance.IsCompleted) return true;
        }

        return false;
    }

    private static async Task<IEnumerable<string>> ToldAsync(GateApp app) => (await app.InboxAsync())
        .Where(mail => GateApp.KeyOf(mail).Contains($":{MailKinds.RunEnded}:", StringComparison.Ordinal))
        .Select(mail => mail.GetProperty("to")[0].GetProperty("address").GetString()!)
        .Order();

    private static async Task<IReadOnlyList<string>> ListedAsync(GateApp app)
    {
        var rows = new List<string>();
        var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(RunIndex.TableName);
        await foreach (var row in table.QueryAsync<TableEntity>(row => row["RunId"] == (object)app.Order.RunId)) rows.Add($"{row["Status"]} {row["WindsUp"]}");
        return rows;
    }

    private void UseEverything(IServiceCollection services)
    {
        var options = new TableClientOptions();
        options.AddPolicy(_crash, HttpPipelinePosition.PerCall);
        services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(local.Storage, options)));
        services.AddSingleton<IConfigureOptions<TaskHubOptions>>(new ConfigureOptions<TaskHubOptions>(hub => hub.HubName = "Cancel" + Guid.NewGuid().ToString("N")[..8]));
        services.AddDurableTaskClient();
        services.AddDurableTaskWorker(worker => worker.AddTasks(AddEveryTask));
    }

    private static void AddEveryTask(DurableTaskRegistry tasks)
    {
        foreach (var type in typeof(Run).Assembly.GetTypes().Where(type => type.GetCustomAttribute<DurableTaskAttribute>() is not null))
        {
            if (typeof(ITaskOrchestrator).IsAssignableFrom(type)) tasks.AddOrchestrator(type);
            else tasks.AddActivity(type);
        }
    }
}
