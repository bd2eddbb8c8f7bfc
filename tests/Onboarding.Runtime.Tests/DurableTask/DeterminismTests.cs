using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class DeterminismTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task New_ids_are_the_same_on_replay_and_different_for_every_call()
    {
        var name = Hub.NewName();
        void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Ids", async context =>
        {
            var (first, second) = (context.NewGuid(), context.NewGuid());
            context.SetCustomStatus($"{first}");
            await context.WaitForExternalEvent<string>("word");
            return new[] { first, second };
        });
        string id;
        string shown;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Ids");
            await Eventually.HoldsAsync(async () => (await before.Client.GetInstanceAsync(id, true))?.SerializedCustomStatus is not null, "it waits");
            shown = (await before.Client.GetInstanceAsync(id, true))!.ReadCustomStatusAs<string>()!;
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, name);
        await after.Client.RaiseEventAsync(id, "word", "");
        var ids = (await after.EndOfAsync(id)).ReadOutputAs<string[]>()!;

        Assert.Equal(shown, ids[0]);
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task A_replay_safe_logger_writes_each_line_once()
    {
        var name = Hub.NewName();
        using var logs = new LineCollector();
        void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Logs", async context =>
        {
            context.CreateReplaySafeLogger("test").LogInformation("first line");
            context.SetCustomStatus("waiting");
            await context.WaitForExternalEvent<string>("word");
            context.CreateReplaySafeLogger("test").LogInformation("second line");
        });
        string id;
        await using (var before = await Hub.StartAsync(azurite, Tasks, name, logs: logs))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Logs");
            await before.ReachesAsync(id, "waiting");
        }

        await using var after = await Hub.StartAsync(azurite, Tasks, name, logs: logs);
        await after.Client.RaiseEventAsync(id, "word", "");
        await after.EndOfAsync(id);

        Assert.Equal(["first line", "second line"], logs.Lines);
    }

    [Fact]
    public async Task Changed_code_fails_the_instance_and_the_error_names_what_was_expected_and_found()
    {
        var name = Hub.NewName();
        string id;
        await using (var before = await Hub.StartAsync(azurite, tasks => Orchestrator(tasks, "Pack"), name))
        {
            id = await before.Client.ScheduleNewOrchestrationInstanceAsync("Shipping");
            await before.ReachesAsync(id, "packed");
        }

        await using var after = await Hub.StartAsync(azurite, tasks => Orchestrator(tasks, "Wrap"), name);
        var end = await after.EndOfAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("Non-deterministic", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("'Pack'", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("'Wrap'", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);

        static void Orchestrator(DurableTaskRegistry tasks, string activity) => tasks
            .AddActivityFunc(activity, _ => "done")
            .AddOrchestratorFunc("Shipping", async context =>
            {
                await context.CallActivityAsync<string>(activity);
                context.SetCustomStatus("packed");
                await context.WaitForExternalEvent<string>("never");
            });
    }

    [Fact]
    public async Task An_orchestrator_that_awaits_something_foreign_fails_with_the_reason()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Foreign", async context =>
        {
            await new TaskCompletionSource().Task;
        }));

        var end = await hub.RunAsync("Foreign");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("not a task of its context", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_orchestrator_fails_by_name_and_never_loops()
    {
        await using var hub = await Hub.StartAsync(azurite, _ => { });

        var end = await hub.RunAsync("Nobody");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Nobody'", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_custom_status_beyond_its_limit_is_refused()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Wordy", context => context.SetCustomStatus(new string('x', 9_000))));

        var end = await hub.RunAsync("Wordy");

        Assert.Equal("System.ArgumentException", end.FailureDetails!.ErrorType);
    }

    [Fact]
    public void An_orchestrator_class_with_dependencies_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => new DurableTaskRegistry().AddOrchestrator<NeedsSomething>());

        Assert.Contains(nameof(NeedsSomething), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_are_said_to_be_left_out()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Entity", context => context.Entities.ToString()));

        Assert.Equal("System.NotSupportedException", (await hub.RunAsync("Entity")).FailureDetails!.ErrorType);
    }

    private sealed class NeedsSomething(HttpClient http) : TaskOrchestrator<string, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, string input) => Task.FromResult(http.ToString()!);
    }

    private sealed class LineCollector : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName == "test" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
            // Two hosts share it; the test reads it afterwards.
        }
    }
}
