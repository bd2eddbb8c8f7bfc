using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.History;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.History;

/// <summary>The engine's rows of runs that ended long ago go; the runs' own rows stay.</summary>
[Collection(LocalServices.Collection)]
public sealed class PurgeHistoryTests(LocalServices local)
{
    [Fact]
    public async Task Orchestrations_stay_as_long_as_their_run_lives_and_go_thirty_days_after_its_end()
    {
        await using var app = await GateApp.StartAsync(local, GateRule.Any, GateApp.UseEngine);
        var client = app.Services.GetRequiredService<DurableTaskClient>();
        var history = app.Services.GetRequiredService<PurgeHistory>();
        var ended = await EndGateAsync(app, client);
        app.Clock.Advance(TimeSpan.FromDays(200));

        Assert.Equal(0, await history.PassAsync(client));

        await app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(new RunChange(run with { Status = RunStatus.Exited, WaitsFor = null })));
        app.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await history.PassAsync(client));

        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(ended.Count, await history.PassAsync(client));
        foreach (var instanceId in ended) Assert.Null(await client.GetInstanceAsync(instanceId));
        Assert.NotEmpty(await app.AuditAsync());
        Assert.Equal(0, await history.PassAsync(client));
    }

    private static async Task<IReadOnlyList<string>> EndGateAsync(GateApp app, DurableTaskClient client)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(GateOrchestrator), app.Order, new StartOrchestrationOptions(app.Order.InstanceId));
        IReadOnlyList<string> ended = [GateMails.Request(app.Order).InstanceId, app.Order.InstanceId, GateMails.Decided(app.Order).InstanceId];
        await client.WaitForInstanceCompletionAsync(ended[0]).WaitAsync(TimeSpan.FromSeconds(60));
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        await client.RaiseEventAsync(app.Order.InstanceId, GateOrder.Answered, "anna");
        foreach (var instanceId in ended) await client.WaitForInstanceCompletionAsync(instanceId).WaitAsync(TimeSpan.FromSeconds(60));
        return ended;
    }
}
