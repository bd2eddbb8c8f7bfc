using Microsoft.DurableTask;

namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Tries a task again by policy or handler; waits are durable timers, times are the orchestration's.</summary>
internal static class Retries
{
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? options, Func<Task<T>> call)
    {
        if (options is null) return await call();
        var started = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            TaskFailureDetails failure;
            try
            {
                return await call();
            }
            catch (TaskFailedException failed) when (options.Policy is null || MayRetry(options.Policy, attempt, failed.FailureDetails))
            {
                failure = failed.FailureDetails;
                if (options.Handler is { } handler)
                {
                    var elapsed = context.CurrentUtcDateTime - started;
                    if (!await handler(new RetryContext(context, attempt, failure, elapsed, CancellationToken.None))) throw;
                    continue;
                }

                if (!FitsTimeout(options.Policy!, context.CurrentUtcDateTime + DelayAfter(options.Policy!, attempt) - started)) throw;
            }

            await context.CreateTimer(DelayAfter(options.Policy!, attempt), CancellationToken.None);
        }
    }

    internal static TimeSpan DelayAfter(RetryPolicy policy, int attempt)
    {
        var delay = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var bound = policy.MaxRetryInterval > TimeSpan.Zero ? policy.MaxRetryInterval.TotalMilliseconds : TimeSpan.FromDays(3650).TotalMilliseconds;
        return TimeSpan.FromMilliseconds(Math.Min(delay, bound));
    }

    private static bool MayRetry(RetryPolicy policy, int attempt, TaskFailureDetails failure) =>
        attempt < policy.MaxNumberOfAttempts && policy.HandleFailure?.Invoke(failure) != false;

    private static bool FitsTimeout(RetryPolicy policy, TimeSpan total) => policy.RetryTimeout <= TimeSpan.Zero || total <= policy.RetryTimeout;
}
