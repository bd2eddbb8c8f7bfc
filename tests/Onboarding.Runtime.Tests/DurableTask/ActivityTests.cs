using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class ActivityTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_chain_hands_each_result_to_the_next_call()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<int, int>("AddOne", (_, number) => number + 1)
            .AddOrchestratorFunc<int, int>("Chain", async (context, number) =>
            {
                for (var i = 0; i < 5; i++) number = await context.CallActivityAsync<int>("AddOne", number);
                return number;
            }));

        var end = await hub.RunAsync("Chain", 10);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(15, end.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Names_are_found_without_regard_to_case()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<int, int>("Double", (_, number) => 2 * number)
            .AddOrchestratorFunc<int, int>("Twice", (context, number) => context.CallActivityAsync<int>("DOUBLE", number)));

        Assert.Equal(42, (await hub.RunAsync("tWICE", 21)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_fan_out_of_many_calls_ends_with_every_result()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc<int, int>("Square", (_, number) => number * number)
            .AddOrchestratorFunc<int, int>("Sum", async (context, count) =>
                (await Task.WhenAll(Enumerable.Range(1, count).Select(number => context.CallActivityAsync<int>("Square", number)))).Sum()));

        Assert.Equal(Enumerable.Range(1, 250).Sum(number => number * number), (await hub.RunAsync("Sum", 250)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_failing_activity_surfaces_with_type_message_stack_and_inner_failure()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Fail", _ => throw new InvalidOperationException("outer", new ArgumentException("inner")))
            .AddOrchestratorFunc("Caller", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Fail");
                    return null;
                }
                catch (TaskFailedException failed)
                {
                    return failed.FailureDetails;
                }
            }));

        var details = (await hub.RunAsync("Caller")).ReadOutputAs<TaskFailureDetails>()!;

        Assert.Equal("System.InvalidOperationException", details.ErrorType);
        Assert.Equal("outer", details.ErrorMessage);
        Assert.Contains(nameof(ActivityTests), details.StackTrace, StringComparison.Ordinal);
        Assert.Equal("System.ArgumentException", details.InnerFailure!.ErrorType);
        Assert.True(details.IsCausedBy<InvalidOperationException>());
        Assert.True(details.IsCausedBy<Exception>());
        Assert.False(details.IsCausedBy<ArgumentException>());
    }

    [Fact]
    public async Task An_unhandled_failure_of_an_activity_fails_the_orchestration_and_keeps_the_cause()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Fail", _ => throw new InvalidOperationException("no luck"))
            .AddOrchestratorFunc("Caller", context => context.CallActivityAsync("Fail")));

        var end = await hub.RunAsync("Caller");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("Microsoft.DurableTask.TaskFailedException", end.FailureDetails!.ErrorType);
        Assert.Contains("no luck", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("System.InvalidOperationException", end.FailureDetails.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task An_unknown_activity_fails_its_call_by_name()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks.AddOrchestratorFunc("Caller", context => context.CallActivityAsync("Nobody")));

        var end = await hub.RunAsync("Caller");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("Nobody", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_policy_tries_again_until_it_succeeds()
    {
        var attempts = 0;
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Flaky", _ => ++attempts < 3 ? throw new InvalidOperationException() : attempts)
            .AddOrchestratorFunc("Caller", context => context.CallActivityAsync<int>(
                "Flaky", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMilliseconds(10))))));

        Assert.Equal(3, (await hub.RunAsync("Caller")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_retry_policy_gives_up_after_its_attempts()
    {
        var attempts = 0;
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Broken", new Action<TaskActivityContext>(_ =>
            {
                attempts++;
                throw new InvalidOperationException();
            }))
            .AddOrchestratorFunc("Caller", context => context.CallActivityAsync(
                "Broken", TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMilliseconds(10))))));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await hub.RunAsync("Caller")).RuntimeStatus);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_retry_policy_does_not_repeat_a_failure_that_it_does_not_handle()
    {
        var attempts = 0;
        var policy = new RetryPolicy(3, TimeSpan.FromMilliseconds(10)) { HandleFailure = failure => !failure.IsCausedBy<ArgumentException>() };
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Broken", new Action<TaskActivityContext>(_ =>
            {
                attempts++;
                throw new ArgumentException("wrong");
            }))
            .AddOrchestratorFunc("Caller", context => context.CallActivityAsync("Broken", TaskOptions.FromRetryPolicy(policy))));

        await hub.RunAsync("Caller");

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task A_retry_handler_sees_the_attempt_and_decides()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Broken", _ => throw new InvalidOperationException("again"))
            .AddOrchestratorFunc("Caller", async context =>
            {
                var seen = new List<int>();
                try
                {
                    await context.CallActivityAsync("Broken", TaskOptions.FromRetryHandler(retry =>
                    {
                        seen.Add(retry.LastAttemptNumber);
                        return retry.LastAttemptNumber < 4;
                    }));
                }
                catch (TaskFailedException)
                {
                    // The handler gave up.
                }

                return seen;
            }));

        Assert.Equal([1, 2, 3, 4], (await hub.RunAsync("Caller")).ReadOutputAs<List<int>>()!);
    }
}
