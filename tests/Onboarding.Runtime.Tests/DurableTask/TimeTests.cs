using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class TimeTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_timer_may_last_much_longer_than_a_week_and_never_fires_early()
    {
        await using var hub = await Hub.StartAsync(azurite, time: _time, tasks: tasks => tasks.AddOrchestratorFunc("Long", async context =>
        {
            context.SetCustomStatus("waiting");
            await context.CreateTimer(TimeSpan.FromDays(200), CancellationToken.None);
            return context.CurrentUtcDateTime;
        }));
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Long");
        await hub.ReachesAsync(id, "waiting");

        _time.Advance(TimeSpan.FromDays(199));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
        _time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        Assert.True((await hub.EndOfAsync(id)).ReadOutputAs<DateTime>() >= new DateTime(2026, 7, 20, 0, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task A_cancelled_timer_ends_as_cancelled_and_holds_nothing_up()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Cancelled", async context =>
        {
            using var source = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromDays(30), source.Token);
            source.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer);
            return "free";
        }));

        Assert.Equal("free", (await hub.RunAsync("Cancelled")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_clock_of_an_orchestration_moves_only_with_history()
    {
        await using var hub = await Hub.StartAsync(azurite, time: _time, tasks: tasks => tasks.AddOrchestratorFunc("Clock", context =>
        {
            var before = context.CurrentUtcDateTime;
            _time.Advance(TimeSpan.FromHours(1));
            return before == context.CurrentUtcDateTime;
        }));

        Assert.True((await hub.RunAsync("Clock")).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task A_scheduled_start_waits_for_its_time()
    {
        await using var hub = await Hub.StartAsync(azurite, time: _time, tasks: tasks => tasks.AddOrchestratorFunc("Later", context => context.CurrentUtcDateTime));
        var startAt = _time.GetUtcNow().AddDays(3);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Later", null, new StartOrchestrationOptions(StartAt: startAt));

        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
        // The engine may not have armed the timer yet when the first step is taken; time passes in steps, as it does.
        await Eventually.HoldsAsync(async () =>
        {
            _time.Advance(TimeSpan.FromDays(1));
            return (await hub.Client.GetInstanceAsync(id))!.IsCompleted;
        }, "the scheduled instance has run");

        Assert.True((await hub.EndOfAsync(id)).ReadOutputAs<DateTime>() >= startAt.UtcDateTime);
    }

    [Fact]
    public async Task A_timer_for_a_time_that_is_not_marked_as_UTC_counts_as_local()
    {
        var zone = Environment.GetEnvironmentVariable("TZ");
        try
        {
            UseZone("Asia/Kolkata");
            await using var hub = await Hub.StartAsync(azurite, time: _time, tasks: tasks => tasks.AddOrchestratorFunc("Local", async context =>
            {
                context.SetCustomStatus("waiting");
                await context.CreateTimer(new DateTime(2026, 1, 1, 6, 30, 0, DateTimeKind.Unspecified), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }));
            var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Local");
            await hub.ReachesAsync(id, "waiting");

            _time.Advance(TimeSpan.FromMinutes(59));
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync(id))!.RuntimeStatus);
            _time.Advance(TimeSpan.FromMinutes(2));

            // 6:30 in Kolkata is 1:00 UTC.
            Assert.Equal(new DateTime(2026, 1, 1, 1, 1, 0, DateTimeKind.Utc), (await hub.EndOfAsync(id)).ReadOutputAs<DateTime>());
        }
        finally
        {
            UseZone(zone);
        }
    }

    private static void UseZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
