using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class SuspensionTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_waits_over_a_restart_for_the_resume(bool beforeTheRestart)
    {
        var name = Hub.NewName();
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("word"));
        string id;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name))
        {
            id = await SuspendedAsync(before, "Waits");
            if (beforeTheRestart) await before.Client.RaiseEventAsync(id, "word", "kept");
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        if (!beforeTheRestart) await after.Client.RaiseEventAsync(id, "word", "kept");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await after.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await after.Client.ResumeInstanceAsync(id);

        Assert.Equal("kept", (await after.EndOfAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task A_timer_that_comes_due_meanwhile_fires_with_the_resume(bool restarted, bool letGo)
    {
        var name = Hub.NewName();
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Sleeps", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        void Options(Onboarding.Runtime.DurableTask.TaskHubOptions options)
        {
            if (letGo) options.IdleTime = TimeSpan.FromMilliseconds(1);
        }

        var hub = await Hub.StartAsync(azurite, Tasks, name, _time, Options);
        var id = await SuspendedAsync(hub, "Sleeps");
        if (letGo) await hub.IsLetGoAsync(azurite, id);
        _time.Advance(TimeSpan.FromDays(2));
        if (restarted)
        {
            await hub.DisposeAsync();
            hub = await Hub.StartAsync(azurite, Tasks, name, _time, Options);
        }

        await using (hub)
        {
            _time.Advance(TimeSpan.FromDays(1));
            Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
            var resumedAt = _time.GetUtcNow();
            await hub.Client.ResumeInstanceAsync(id);

            Assert.True((await hub.EndOfAsync(id)).ReadOutputAs<DateTime>() >= resumedAt.UtcDateTime);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_that_ends_meanwhile_is_heard_with_the_resume(bool restarted)
    {
        var (name, work, runs) = (Hub.NewName(), new Gate(), 0);
        void Tasks(DurableTaskRegistry tasks) => tasks
            .AddActivityFunc("Work", async _ =>
            {
                await work.PassAsync();
                return Interlocked.Increment(ref runs);
            })
            .AddOrchestratorFunc("Works", context => context.CallActivityAsync<int>("Work"));
        var hub = await Hub.StartAsync(azurite, Tasks, name);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Works");
        await work.Reached;
        await hub.Client.SuspendInstanceAsync(id);
        await hub.IsAsync(id, OrchestrationRuntimeStatus.Suspended);

        work.Open();
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref runs) > 0), "the activity has ended");
        if (restarted)
        {
            await hub.DisposeAsync();
            hub = await Hub.StartAsync(azurite, Tasks, name);
        }

        await using (hub)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
            await hub.Client.ResumeInstanceAsync(id);

            var end = await hub.EndOfAsync(id);
            Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
            Assert.InRange(end.ReadOutputAs<int>(), 1, 2);
        }
    }

    [Fact]
    public async Task Suspending_twice_needs_one_resume_and_a_resume_without_need_changes_nothing()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Waits", context => context.WaitForExternalEvent<string>("word")));
        var id = await SuspendedAsync(hub, "Waits");
        await hub.Client.SuspendInstanceAsync(id, "once more");

        await hub.Client.ResumeInstanceAsync(id);
        await hub.Client.ResumeInstanceAsync(id, "to be sure");
        await hub.IsAsync(id, OrchestrationRuntimeStatus.Running);
        await hub.Client.RaiseEventAsync(id, "word", "heard");

        Assert.Equal("heard", (await hub.EndOfAsync(id)).ReadOutputAs<string>());
    }

    // Its first turn is done by then.
    private static async Task<string> SuspendedAsync(Hub hub, string orchestrator)
    {
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator);
        await hub.IsAsync(id, OrchestrationRuntimeStatus.Running);
        await hub.Client.SuspendInstanceAsync(id, "hold on");
        await hub.IsAsync(id, OrchestrationRuntimeStatus.Suspended);
        return id;
    }
}
