using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class FailureTests(AzuriteFixture azurite)
{
    [Fact]
    public void A_failure_made_of_an_exception_keeps_it()
    {
        var cause = new InvalidOperationException("outer", new ArgumentException("inner"));

        var failure = new TaskFailedException("Task", 3, cause);

        Assert.Same(cause, failure.InnerException);
        Assert.Equal(("Task", 3), (failure.TaskName, failure.TaskId));
        Assert.Equal("System.InvalidOperationException", failure.FailureDetails.ErrorType);
        Assert.Equal("inner", failure.FailureDetails.InnerFailure!.ErrorMessage);
        Assert.Contains("outer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_properties_that_the_app_wants_kept_go_along_with_the_failure_of_an_activity()
    {
        await using var hub = await Hub.StartAsync(
            azurite,
            tasks => tasks
                .AddActivityFunc("Orders", _ => throw new InvalidOperationException("failed", new ShortageException { Missing = 7 }))
                .AddOrchestratorFunc("Caller", context => context.CallActivityAsync("Orders")),
            services: services => services.AddSingleton<IExceptionPropertiesProvider, Shortages>());

        var cause = (await hub.RunAsync("Caller")).FailureDetails!.InnerFailure!;

        Assert.Null(cause.Properties);
        Assert.Equal(7.0, cause.InnerFailure!.Properties!["missing"]);
        Assert.Equal(["a", "b"], Assert.IsType<List<object?>>(cause.InnerFailure.Properties["parts"]));
    }

    [Fact]
    public async Task The_properties_that_the_app_wants_kept_go_along_with_the_failure_of_an_orchestration()
    {
        await using var hub = await Hub.StartAsync(
            azurite,
            tasks => tasks.AddOrchestratorFunc("Fails", new Action<TaskOrchestrationContext>(_ => throw new ShortageException { Missing = 2 })),
            services: services => services.AddSingleton<IExceptionPropertiesProvider, Shortages>());

        var failure = (await hub.RunAsync("Fails")).FailureDetails!;

        Assert.Equal(typeof(ShortageException).FullName, failure.ErrorType);
        Assert.Equal(2.0, failure.Properties!["missing"]);
    }

    [Fact]
    public async Task Code_that_cannot_describe_a_failure_does_not_replace_it()
    {
        await using var hub = await Hub.StartAsync(
            azurite,
            tasks => tasks.AddOrchestratorFunc("Fails", new Action<TaskOrchestrationContext>(_ => throw new ShortageException())),
            services: services => services.AddSingleton<IExceptionPropertiesProvider, Speechless>());

        Assert.Equal(typeof(ShortageException).FullName, (await hub.RunAsync("Fails")).FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Options_in_the_place_of_an_activity_input_are_refused()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc(
            "Slips", context => context.CallActivityAsync<string>("Any", input: TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromSeconds(1))))));

        var failure = (await hub.RunAsync("Slips")).FailureDetails!;

        Assert.Equal("System.ArgumentException", failure.ErrorType);
        Assert.Contains("options", failure.ErrorMessage, StringComparison.Ordinal);
    }

    private sealed class ShortageException : Exception
    {
        public int Missing { get; init; }
    }

    private sealed class Shortages : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) => exception is ShortageException shortage
            ? new Dictionary<string, object?> { ["missing"] = shortage.Missing, ["parts"] = new[] { "a", "b" } }
            : null;
    }

    private sealed class Speechless : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) => throw new NotImplementedException();
    }
}
