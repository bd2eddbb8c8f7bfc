using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Onboarding.Runtime.DurableTask.Engine;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.DurableTask;

[Collection(OnAzurite.Name)]
public sealed class RetryTests(AzuriteFixture azurite)
{
    private static readonly TaskFailureDetails Failure = new("System.InvalidOperationException", "no luck", null, null);

    [Fact]
    public async Task Waits_grow_by_the_coefficient_up_to_the_longest()
    {
        var clock = new Clock();
        var policy = new RetryPolicy(6, TimeSpan.FromSeconds(10), 2.0, maxRetryInterval: TimeSpan.FromSeconds(60));

        await Assert.ThrowsAsync<TaskFailedException>(() => Retries.RunAsync(clock, policy, clock.FailAsync));

        Assert.Equal([10, 20, 40, 60, 60], clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(6, clock.Calls);
    }

    [Fact]
    public async Task Waits_have_no_bound_when_the_longest_is_infinite()
    {
        var clock = new Clock();
        var policy = new RetryPolicy(4, TimeSpan.FromHours(1), 10.0, maxRetryInterval: Timeout.InfiniteTimeSpan);

        await Assert.ThrowsAsync<TaskFailedException>(() => Retries.RunAsync(clock, policy, clock.FailAsync));

        Assert.Equal([1, 10, 100], clock.Waits.Select(wait => wait.TotalHours));
    }

    [Fact]
    public async Task The_longest_wait_is_an_hour_unless_told_otherwise()
    {
        var clock = new Clock();

        await Assert.ThrowsAsync<TaskFailedException>(() => Retries.RunAsync(clock, new RetryPolicy(3, TimeSpan.FromMinutes(50), 2.0), clock.FailAsync));

        Assert.Equal([50, 60], clock.Waits.Select(wait => wait.TotalMinutes));
    }

    [Fact]
    public async Task A_failure_before_the_timeout_is_tried_again_even_when_the_wait_ends_after_it()
    {
        var clock = new Clock();
        var policy = new RetryPolicy(100, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(25));

        await Assert.ThrowsAsync<TaskFailedException>(() => Retries.RunAsync(clock, policy, clock.FailAsync));

        // Failures at 0, 10, 20 and 30 s; that at 30 s is the first not before the timeout.
        Assert.Equal(4, clock.Calls);
    }

    [Fact]
    public async Task A_failure_at_the_very_timeout_is_final()
    {
        var clock = new Clock();
        var policy = new RetryPolicy(100, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<TaskFailedException>(() => Retries.RunAsync(clock, policy, clock.FailAsync));

        Assert.Equal(3, clock.Calls);
    }

    [Fact]
    public async Task A_HandleFailure_that_throws_ends_the_retries_with_the_failure_of_the_task_and_is_logged()
    {
        var clock = new Clock();
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = _ => throw new FormatException("broken") };

        var thrown = await Assert.ThrowsAsync<TaskFailedException>(() => Retries.RunAsync(clock, policy, clock.FailAsync));

        Assert.Equal("no luck", thrown.FailureDetails.ErrorMessage);
        Assert.Equal(1, clock.Calls);
        Assert.Equal("broken", Assert.IsType<FormatException>(Assert.Single(clock.Logged)).Message);
    }

    [Fact]
    public async Task A_handler_that_throws_replaces_the_failure_of_the_task()
    {
        var clock = new Clock();

        await Assert.ThrowsAsync<FormatException>(() => Retries.RunAsync(
            clock, TaskRetryOptions.FromRetryHandler(new RetryHandler(_ => throw new FormatException())), clock.FailAsync));
    }

    [Theory]
    [InlineData("OrchestratorTaskNotFound")]
    [InlineData("ActivityTaskNotFound")]
    [InlineData("VersionMismatch")]
    public async Task A_failure_that_no_retry_can_mend_is_final(string errorType)
    {
        var clock = new Clock(Failure with { ErrorType = errorType });

        await Assert.ThrowsAsync<TaskFailedException>(() => Retries.RunAsync(clock, new RetryPolicy(5, TimeSpan.FromSeconds(1)), clock.FailAsync));

        Assert.Equal(1, clock.Calls);
    }

    [Fact]
    public void A_policy_refuses_values_out_of_range()
    {
        var second = TimeSpan.FromSeconds(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(0, second));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, maxRetryInterval: TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(1, second, retryTimeout: TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task An_asynchronous_handler_may_wait_on_the_context_before_it_decides()
    {
        await using var hub = await Hub.StartAsync(azurite, tasks => tasks
            .AddActivityFunc("Broken", _ => throw new InvalidOperationException("again"))
            .AddActivityFunc<int, bool>("Permits", (_, attempt) => attempt < 3)
            .AddOrchestratorFunc("Caller", async context =>
            {
                var options = TaskOptions.FromRetryHandler(async retry =>
                {
                    await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);
                    return await retry.OrchestrationContext.CallActivityAsync<bool>("Permits", retry.LastAttemptNumber);
                });
                var failure = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Broken", options));
                return failure.FailureDetails.ErrorMessage;
            }));

        Assert.Equal("again", (await hub.RunAsync("Caller")).ReadOutputAs<string>());
    }

    /// <summary>A context whose timers pass at once and are written down.</summary>
    private sealed class Clock(TaskFailureDetails? failure = null) : TaskOrchestrationContext, ILoggerFactory, ILogger
    {
        private DateTime _now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public List<TimeSpan> Waits { get; } = [];

        public List<Exception?> Logged { get; } = [];

        public int Calls { get; private set; }

        public override TaskName Name => "Test";

        public override string InstanceId => "test";

        public override ParentOrchestrationInstance? Parent => null;

        public override DateTime CurrentUtcDateTime => _now;

        public override bool IsReplaying => false;

        protected override ILoggerFactory LoggerFactory => this;

        public Task<string> FailAsync()
        {
            Calls++;
            throw new TaskFailedException("Broken", 0, failure ?? Failure);
        }

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            Waits.Add(fireAt - _now);
            _now = fireAt;
            return Task.CompletedTask;
        }

        public override T? GetInput<T>() where T : default => throw new NotSupportedException();

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
            throw new NotSupportedException();

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

        public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
            throw new NotSupportedException();

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

        public override Guid NewGuid() => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Logged.Add(exception);

        public void Dispose()
        {
            // Nothing to free.
        }
    }
}
