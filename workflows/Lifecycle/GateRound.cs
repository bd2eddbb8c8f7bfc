using Microsoft.DurableTask;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>
/// One round of a gate as its stage waits for it: held by an orchestration of its own. One that fails or is terminated is begun again, as it
/// finds the round where it stands; one that is lost altogether is told of by the reconciler, by <see cref="GateOrder.Closed"/>.
/// </summary>
internal static class GateRound
{
    private const int Attempts = 3;

    private static readonly TaskOptions Bounded = TaskOptions.FromRetryPolicy(
        new RetryPolicy(Attempts, TimeSpan.FromMinutes(1), backoffCoefficient: 5)
        {
            HandleFailure = failure => StorageRetry.IsWorthRepeating(failure),
        });

    /// <summary>Holds the round; returns how it ended.</summary>
    public static async Task<GateOutcome> HoldAsync(TaskOrchestrationContext context, GateOrder order)
    {
        // Ended with Cancel, never CancelAsync: that would go on outside the context's own tasks.
        using var over = new CancellationTokenSource();
        var closed = context.WaitForExternalEvent<string>(order.Closed, over.Token);
        var held = context.CallSubOrchestratorAsync<GateOutcome>(nameof(GateOrchestrator), order, Bounded.WithInstanceId(order.InstanceId));
        while (await Task.WhenAny(held, closed) == closed)
        {
            if (await context.CallActivityAsync<GateOutcome?>(nameof(EvaluateGate), order, StorageRetry.Options) is { } outcome)
            {
                over.Cancel();
                return outcome;
            }

            closed = context.WaitForExternalEvent<string>(order.Closed, over.Token);
        }

        over.Cancel();
        return await held;
    }
}
