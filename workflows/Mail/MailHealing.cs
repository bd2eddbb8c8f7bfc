using Microsoft.DurableTask.Client;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Finds mails of a run that were begun and that nothing sends any more. Begun again, each message has the key that it had, so those that the
/// provider has are not sent a second time.
/// </summary>
public sealed class MailHealing(RunStore store)
{
    /// <summary>What is at fault now.</summary>
    public async Task<IReadOnlyList<Fault>> FindAsync(DurableTaskClient client, Run run, CancellationToken cancellation = default) =>
        await FindAsync(client, run, await store.ListAsync<OutboxMail>(run.Id, "mail", cancellation), cancellation);

    /// <summary>What is at fault with mails that were just read.</summary>
    public static async Task<IReadOnlyList<Fault>> FindAsync(DurableTaskClient client, Run run, IEnumerable<OutboxMail> mails, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        foreach (var order in mails.Where(mail => mail.State is MailState.Queued or MailState.Delayed)
            .Select(mail => mail.Order).OfType<MailOrder>().DistinctBy(order => order.InstanceId))
        {
            if (await client.GetInstanceAsync(order.InstanceId, cancellation) is not { IsCompleted: false }) faults.Add(FaultOf(client, run, order));
        }

        return faults;
    }

    private static Fault FaultOf(DurableTaskClient client, Run run, MailOrder order) => new(
        order.InstanceId, "mail-restarted", PhraseValue.Word($"mail-kind.{order.Kind}"),
        stop => client.StartAsync(nameof(MailOrchestrator), order, order.InstanceId, run, stop));
}
