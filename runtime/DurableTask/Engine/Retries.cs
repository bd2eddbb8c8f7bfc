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
            TimeSpan delay;
            try
            {
                return await call();
            }
            catch (TaskFailedException failed)
            {
                // Not in an exception filter: what app code throws there would vanish without a trace.
                if (KnownFailures.IsFinal(failed.FailureDetails)) throw;
                var elapsed = context.CurrentUtcDateTime - started;
                if (options.Handler is { } handler)
                {
                    if (!await handler(new RetryContext(context, attempt, failed.FailureDetails, elapsed, CancellationToken.None))) throw;
                    continue;
                }

                if (attempt >= options.Policy!.MaxNumberOfAttempts || !Handles(context, options.Policy, failed) || IsOver(options.Policy, elapsed)) throw;
                delay = DelayAfter(options.Policy, attempt);
            }

            await context.CreateTimer(delay, CancellationToken.None);
        }
    }

    /// <summary>The wait between an attempt and the next.</summary>
    internal static TimeSpan DelayAfter(RetryPolicy policy, int attempt)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(3650) : policy.MaxRetryInterval;
        var delay = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return delay < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(delay) : longest;
    }

    // The time that counts is that of the failure: the wait before the next attempt may end after it.
    private static bool IsOver(RetryPolicy policy, TimeSpan elapsed) => policy.RetryTimeout != Timeout.InfiniteTimeSpan && elapsed >= policy.RetryTimeout;

    private static bool Handles(TaskOrchestrationContext context, RetryPolicy policy, TaskFailedException failed)
    {
        try
        {
            return policy.Handles(failed.FailureDetails);
        }
        catch (Exception broken)
        {
            // The task's own failure must not give way to one of the code that looks at it.
            Logs.HandleFailureFailed(context.CreateReplaySafeLogger("Onboarding.Runtime.DurableTask"), broken, failed.TaskName, context.InstanceId);
            return false;
        }
    }
}
