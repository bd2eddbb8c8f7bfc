using Azure.Data.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Testing;
using Onboarding.Workflows.Events;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Events;

/// <summary>The engine with the orchestrations that tell events, and what a timer does in the app.</summary>
internal static class EventsEngine
{
    /// <summary>An app with these webhooks that finds no note of another test's run: it would tell its events, as an app tells those of all runs.</summary>
    public static async Task<GateApp> StartAsync(LocalServices local, params Uri[] addresses)
    {
        var table = new TableServiceClient(local.Storage).GetTableClient(EventOutbox.TableName);
        await foreach (var row in table.QueryAsync<TableEntity>(row => row.PartitionKey == "due")) await table.DeleteEntityAsync(row);
        return await GateApp.StartAsync(local, GateRule.Any, With(addresses));
    }

    private static Action<IServiceCollection> With(Uri[] addresses) => services =>
    {
        services.Replace(ServiceDescriptor.Singleton(new Webhooks([.. addresses.Select(address => new Webhook(address, [WebhookReceiver.Secret]))])));
        GateApp.UseEngine(services);
        services.AddDurableTaskWorker(worker => worker.AddTasks(tasks =>
        {
            tasks.AddOrchestrator<EventsOrchestrator>();
            tasks.AddOrchestrator<ReplayOrchestrator>();
            tasks.AddActivity<FindNextEvent>();
            tasks.AddActivity<DeliverEvent>();
            tasks.AddActivity<AbandonEvent>();
        }));
    };

    public static DurableTaskClient Client(this GateApp app) => app.Services.GetRequiredService<DurableTaskClient>();

    public static EventOutbox Events(this GateApp app) => app.Services.GetRequiredService<EventOutbox>();

    public static Task DispatchAsync(this GateApp app) => app.Services.GetRequiredService<EventDispatcher>().DispatchAsync(app.Client());

    /// <summary>Dispatches, as the app's timer does, and lets time pass until something holds.</summary>
    public static Task TellUntilAsync(this GateApp app, Func<Task<bool>> condition, string what, TimeSpan? step = null) => Eventually.HoldsAsync(async () =>
    {
        await app.DispatchAsync();
        if (await condition()) return true;
        app.Clock.Advance(step ?? TimeSpan.FromSeconds(10));
        return false;
    }, what);

    /// <summary>How many notes of the run there are.</summary>
    public static async Task<int> NotesAsync(this GateApp app)
    {
        var notes = 0;
        await foreach (var due in app.Events().DueAsync()) notes += due.RunId == app.Order.RunId ? 1 : 0;
        return notes;
    }

    /// <summary>How many rows of the run the events' table has, notes included.</summary>
    public static async Task<int> EventRowsAsync(this GateApp app)
    {
        var rows = 0;
        var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(EventOutbox.TableName);
        await foreach (var row in table.QueryAsync<TableEntity>())
            rows += row.PartitionKey == app.Order.RunId || row.RowKey.StartsWith(app.Order.RunId, StringComparison.Ordinal) ? 1 : 0;
        return rows;
    }
}
