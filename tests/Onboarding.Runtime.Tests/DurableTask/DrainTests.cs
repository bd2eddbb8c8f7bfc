using Azure;
using Azure.Core;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask;
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

    [Fact]
    public async Task Draining_twice_at_once_is_one_drain_and_after_the_end_there_is_none()
    {
        var logs = new CutOffs();
        var hub = await Hub.StartAsync(azurite, Tasks, options: options => options.DrainTime = TimeSpan.FromSeconds(10), logs: logs);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("TwoSteps");
        await _gate.Reached;
        var engine = hub.Services.GetRequiredService<TaskHub>();

        Task[] drains = [engine.DrainAsync(CancellationToken.None), engine.DrainAsync(CancellationToken.None)];
        _gate.Open();
        await Task.WhenAll(drains);
        await engine.DisposeAsync();
        await engine.DrainAsync(CancellationToken.None);
        await hub.DisposeAsync();

        Assert.Equal(0, logs.Count);
    }

    [Fact]
    public async Task A_drain_does_not_wait_for_an_instance_whose_turns_have_nothing_to_do_with_activities()
    {
        var logs = new CutOffs();
        var hub = await Hub.StartAsync(azurite, Tasks, options: options => options.DrainTime = TimeSpan.FromSeconds(10), logs: logs);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Endless");
        await hub.IsAsync(id, Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Running);

        await hub.DisposeAsync();

        Assert.Equal(0, logs.Count);
    }

    [Fact]
    public async Task An_activity_of_a_last_turn_that_ended_during_the_drain_does_not_run_again_although_storage_was_away_for_a_moment()
    {
        var (name, isRefused) = (Hub.NewName(), false);
        var storage = new Intercepted(request =>
        {
            var refuses = request.Method == RequestMethod.Delete && !isRefused && request.Uri.Path.Contains(name + "Instances", StringComparison.Ordinal);
            if (!refuses) return Task.CompletedTask;
            isRefused = true;
            throw new RequestFailedException(503, "Refused (injected).", "ServerBusy", null);
        });
        var before = await Hub.StartAsync(azurite, Tasks, name, options: options =>
        {
            options.DrainTime = TimeSpan.FromSeconds(30);
            options.ConfigureTables = tables => tables.AddPolicy(storage, HttpPipelinePosition.PerRetry);
        });
        var id = await before.RunAsync("Hurried");
        await _gate.Reached;

        var stopping = before.DisposeAsync().AsTask();
        await Eventually.HoldsAsync(() => Task.FromResult(before.Services.GetRequiredService<TaskHub>().IsDraining), "the hub drains");
        _gate.Open();
        await stopping;

        Assert.True(isRefused);
        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        await after.HasSaidAllAsync(azurite, id.InstanceId);
        Assert.Equal(1, _held);
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
        .AddOrchestratorFunc("Hurried", context =>
        {
            _ = context.CallActivityAsync<string>("Held", "held");
        })
        .AddOrchestratorFunc("Endless", context => context.ContinueAsNew())
        .AddOrchestratorFunc("TwoSteps", async context =>
            await context.CallActivityAsync<string>("Next", await context.CallActivityAsync<string>("Held", "held")));

    /// <summary>Counts how often a hub told that its drain was cut off.</summary>
    private sealed class CutOffs : ILoggerProvider, ILogger
    {
        private int _count;

        public int Count => _count;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == nameof(Logs.DrainCutOff)) Interlocked.Increment(ref _count);
        }

        public void Dispose()
        {
        }
    }
}
