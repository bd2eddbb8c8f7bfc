using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class ScheduledStartTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static void Later(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc("Later", context => context.CurrentUtcDateTime)
        .AddOrchestratorFunc("Listener", context => context.WaitForExternalEvent<string>("word"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_scheduled_instance_that_was_let_go_starts_at_its_time(bool restarted)
    {
        var (name, startAt) = (Hub.NewName(), _time.GetUtcNow().AddDays(1));
        var hub = await Hub.StartAsync(azurite, Later, name, _time, options => options.IdleTime = TimeSpan.FromMilliseconds(1));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions("later", startAt));
        await hub.IsLetGoAsync(azurite, "later");
        if (restarted)
        {
            await hub.DisposeAsync();
            hub = await Hub.StartAsync(azurite, Later, name, _time);
        }

        await using (hub)
        {
            _time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(1));

            Assert.True((await hub.EndOfAsync("later")).ReadOutputAs<DateTime>() >= startAt.UtcDateTime);
        }
    }

    [Fact]
    public async Task A_time_that_passes_while_no_host_runs_starts_the_instance_with_the_next_host()
    {
        var name = Hub.NewName();
        await using (var before = await Hub.StartAsync(azurite, Later, name, _time, options => options.IdleTime = TimeSpan.FromMilliseconds(1)))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions("later", _time.GetUtcNow().AddDays(1)));
            await before.IsLetGoAsync(azurite, "later");
        }

        _time.Advance(TimeSpan.FromDays(2));
        await using var after = await Hub.StartAsync(azurite, Later, name, _time);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await after.EndOfAsync("later")).RuntimeStatus);
    }

    [Fact]
    public async Task An_event_that_came_before_a_scheduled_start_is_there_when_it_starts()
    {
        var name = Hub.NewName();
        await using (var before = await Hub.StartAsync(azurite, Later, name, _time))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions("listener", _time.GetUtcNow().AddDays(1)));
            await before.Client.RaiseEventAsync("listener", "word", "early");
        }

        await using var after = await Hub.StartAsync(azurite, Later, name, _time);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await after.Client.GetInstanceAsync("listener"))!.RuntimeStatus);
        await TimePassesUntilEndAsync(after, "listener");

        Assert.Equal("early", (await after.EndOfAsync("listener")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Resume_does_not_start_an_instance_before_its_time()
    {
        await using var hub = await Hub.StartAsync(azurite, Later, time: _time);
        var startAt = _time.GetUtcNow().AddDays(3);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions("later", startAt));
        await hub.Client.SuspendInstanceAsync("later");
        await hub.IsAsync("later", OrchestrationRuntimeStatus.Suspended);

        await hub.Client.ResumeInstanceAsync("later");
        await Eventually.HoldsAsync(
            async () => (await hub.Client.GetInstanceAsync("later"))!.RuntimeStatus != OrchestrationRuntimeStatus.Suspended, "it is suspended no more");

        Assert.False((await hub.Client.GetInstanceAsync("later"))!.IsCompleted);
        await TimePassesUntilEndAsync(hub, "later");
        Assert.True((await hub.EndOfAsync("later")).ReadOutputAs<DateTime>() >= startAt.UtcDateTime);
    }

    [Fact]
    public async Task A_start_that_falls_into_a_suspension_happens_with_the_resume()
    {
        await using var hub = await Hub.StartAsync(azurite, Later, time: _time);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions("later", _time.GetUtcNow().AddDays(1)));
        await hub.Client.SuspendInstanceAsync("later");
        await hub.IsAsync("later", OrchestrationRuntimeStatus.Suspended);

        _time.Advance(TimeSpan.FromDays(2));
        var resumedAt = _time.GetUtcNow();
        await hub.Client.ResumeInstanceAsync("later");

        Assert.True((await hub.EndOfAsync("later")).ReadOutputAs<DateTime>() >= resumedAt.UtcDateTime);
    }

    [Fact]
    public async Task A_scheduled_instance_that_is_terminated_never_starts()
    {
        await using var hub = await Hub.StartAsync(azurite, Later, time: _time);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions("later", _time.GetUtcNow().AddDays(1)));

        await hub.Client.TerminateInstanceAsync("later", "called off");
        await hub.EndOfAsync("later");
        _time.Advance(TimeSpan.FromDays(2));
        // Whatever the passed time sets going is done before an instance that is scheduled after it.
        await hub.RunAsync("Later");

        var end = await hub.Client.GetInstanceAsync("later", getInputsAndOutputs: true);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "called off"), (end!.RuntimeStatus, end.ReadOutputAs<string>()));
    }

    // The engine may not have armed the timer yet when the first step is taken; time passes in steps, as it does.
    private Task TimePassesUntilEndAsync(Hub hub, string instanceId) => Eventually.HoldsAsync(async () =>
    {
        _time.Advance(TimeSpan.FromDays(1));
        return (await hub.Client.GetInstanceAsync(instanceId))!.IsCompleted;
    }, $"'{instanceId}' has ended");
}
