using Microsoft.DurableTask;
using Microsoft.Extensions.Time.Testing;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

/// <summary>What holds for an instance in memory holds for one that was let go from it.</summary>
[Collection(OnAzurite.Name)]
public sealed class LetGoTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static void TwoTimers(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("TwoTimers", async context =>
    {
        using var cancelled = new CancellationTokenSource();
        var early = context.CreateTimer(TimeSpan.FromDays(1), cancelled.Token);
        cancelled.Cancel();
        var late = context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);
        context.SetCustomStatus("waiting");
        var word = context.WaitForExternalEvent<string>("word");
        return await Task.WhenAny(word, late) == word ? await word : $"nothing was heard, and the early timer is {early.Status}";
    });

    [Fact]
    public async Task An_event_after_a_cancelled_timers_time_is_not_lost_by_a_restart()
    {
        var (name, storage) = (Hub.NewName(), new RefusedTurns());
        await using (var before = await Hub.StartAsync(azurite, TwoTimers, name, _time, options =>
        {
            options.IdleTime = TimeSpan.FromMilliseconds(1);
            options.ConfigureTables = tables => tables.AddPolicy(storage, Azure.Core.HttpPipelinePosition.PerRetry);
        }))
        {
            await before.Client.ScheduleNewOrchestrationInstanceAsync("TwoTimers", null, new StartOrchestrationOptions("two"));
            await before.ReachesAsync("two", "waiting");
            await before.IsLetGoAsync(azurite, "two");

            // The process ends before the turn that the event leads to.
            storage.Begin();
            _time.Advance(TimeSpan.FromDays(2));
            await before.Client.RaiseEventAsync("two", "word", "heard");
        }

        await using var after = await Hub.StartAsync(azurite, TwoTimers, name, _time);

        Assert.Equal("heard", (await after.EndOfAsync("two")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_cancelled_timers_time_wakes_nothing_and_the_later_timer_still_fires()
    {
        await using var hub = await Hub.StartAsync(azurite, TwoTimers, time: _time, options: options => options.IdleTime = TimeSpan.FromMilliseconds(1));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("TwoTimers", null, new StartOrchestrationOptions("two"));
        await hub.ReachesAsync("two", "waiting");
        await hub.IsLetGoAsync(azurite, "two");

        _time.Advance(TimeSpan.FromDays(2));
        _time.Advance(TimeSpan.FromDays(29));

        Assert.Equal("nothing was heard, and the early timer is Canceled", (await hub.EndOfAsync("two")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Many_instances_that_are_let_go_again_and_again_hear_every_event()
    {
        const int Listeners = 20;
        const int Words = 12;
        await using var hub = await Hub.StartAsync(azurite, options: options => options.IdleTime = TimeSpan.FromMilliseconds(1), tasks: tasks => tasks
            .AddOrchestratorFunc("Listener", async context =>
            {
                var heard = 0;
                for (var i = 0; i < Words; i++) heard += await context.WaitForExternalEvent<int>("word");
                return heard;
            }));
        for (var i = 0; i < Listeners; i++) await hub.Client.ScheduleNewOrchestrationInstanceAsync("Listener", null, new StartOrchestrationOptions($"listener-{i}"));

        // The hub looks for idle instances four times a second: each round of events meets some that are being let go.
        for (var word = 1; word <= Words; word++)
            await Task.WhenAll(Enumerable.Range(0, Listeners).Select(i => hub.Client.RaiseEventAsync($"listener-{i}", "word", word)));

        foreach (var i in Enumerable.Range(0, Listeners))
            Assert.Equal(Words * (Words + 1) / 2, (await hub.EndOfAsync($"listener-{i}")).ReadOutputAs<int>());
    }
}
