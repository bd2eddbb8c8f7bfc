using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Functions.Reconciling;

namespace Onboarding.Functions;

/// <summary>Heals what crashes left behind.</summary>
public sealed class ReconcilerFunctions(Reconciler reconciler)
{
    /// <summary>Goes over every live run; also at start, when a crash is most likely to lie behind.</summary>
    [Function(nameof(ReconcileRuns))]
    public Task ReconcileRuns(
        [TimerTrigger("%Reconciler:Schedule%", RunOnStartup = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        reconciler.ReconcileAsync(durable, cancellation);
}
