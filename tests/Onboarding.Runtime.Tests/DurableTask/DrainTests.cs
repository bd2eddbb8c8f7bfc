using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>What becomes of activities when their host is asked to stop.</summary>
[Collection(OnAzurite.Name)]
public sealed class DrainTests(AzuriteFixture azurite)
{
    private readonly Gate _gate = new();
    private int _held;
    private int _next;

    [Fact]
    public async Task A_host_that_stops_lets_a_running_activity_end_keeps_its_result_and_begins_no_other()
    {
        var name = Hub.NewName();
        var before = await Hub.StartAsync(azurite, Tasks, name, options: options => options.DrainTime = TimeSpan.FromSeconds(30));
        var id = await before.Client.ScheduleNewOrchestrationInstanceAsync("TwoSteps");
        await _gate.Reached;

        var stopping = before.DisposeAsync().AsTask();
        await Eventually.HoldsAsync(() => Task.FromResult(before.Services.GetRequiredService<TaskHub>().IsDraining), "the hub drains");
        _gate.Open();
        await stopping;

        Assert.Equal((1, 0), (_held, _next));
        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        Assert.Equal("held and next", (await after.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal((1, 1), (_held, _next));
    }

    [Fact]
    public async Task An_activity_that_takes_longer_than_the_drain_is_cut_off_and_runs_again()
    {
        var name = Hub.NewName();
        var before = await Hub.StartAsync(azurite, Tasks, name, options: options => options.DrainTime = TimeSpan.FromMilliseconds(100));
        var id = await before.Client.ScheduleNewOrchestrationInstanceAsync("TwoSteps");
        await _gate.Reached;

        await before.DisposeAsync();
        _gate.Open();

        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        Assert.Equal("held and next", (await after.EndOfAsync(id)).ReadOutputAs<string>());
        Assert.Equal((2, 1), (_held, _next));
    }

    private void Tasks(DurableTaskRegistry tasks) => tasks
        .AddActivityFunc<string, string>("Held", async (_, word) =>
        {
            Interlocked.Increment(ref _held);
            await _gate.PassAsync();
            return word;
        })
        .AddActivityFunc<string, string>("Next", (_, word) =>
        {
            Interlocked.Increment(ref _next);
            return word + " and next";
        })
        .AddOrchestratorFunc("TwoSteps", async context =>
            await context.CallActivityAsync<string>("Next", await context.CallActivityAsync<string>("Held", "held")));
}
