using Microsoft.DurableTask;

namespace Onboarding.Workflows.Storage;

/// <summary>How an activity that only reads and writes the run's rows is tried again: storage that is away for some hours costs no run.</summary>
public static class StorageRetry
{
    private const int Attempts = 60;

    private static readonly Type[] FaultsOfDataOrCode =
    [
        typeof(InvalidDataException), typeof(RunNotFoundException), typeof(InvalidOperationException),
        typeof(KeyNotFoundException), typeof(ArgumentException), typeof(ArithmeticException), typeof(NullReferenceException),
    ];

    /// <summary>One second, doubling up to five minutes, for about five hours; a fault in data or code is not tried again.</summary>
    public static TaskOptions Options { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(Attempts, TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5))
        {
            HandleFailure = IsWorthRepeating,
        });

    /// <summary>False for a fault in data or code, which comes again however long one waits.</summary>
    public static bool IsWorthRepeating(TaskFailureDetails failure) => !FaultsOfDataOrCode.Any(failure.IsCausedBy);
}
