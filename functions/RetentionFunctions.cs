using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Onboarding.Workflows.DataProtection;

namespace Onboarding.Functions;

/// <summary>Removes what has been kept long enough.</summary>
public sealed class RetentionFunctions(ApplyRetention retention)
{
    /// <summary>Once a day, in the night of most offices that the product is used in; a pass that was missed is made up for by the next.</summary>
    [Function(nameof(RemoveWhatIsOld))]
    public Task RemoveWhatIsOld(
        [TimerTrigger("0 40 1 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        retention.PassAsync(durable, cancellation);
}
