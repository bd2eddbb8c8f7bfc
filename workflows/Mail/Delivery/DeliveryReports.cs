using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Mail.Delivery;

/// <summary>Takes what providers tell of letters. The same event again, or one of a letter that is not ours, changes nothing.</summary>
public sealed class DeliveryReports(RunStore store, RunPeople people)
{
    /// <summary>Takes one event; false when there is no such letter. Afterwards, raise the run's signals.</summary>
    public async Task<bool> TakeAsync(DeliveryEvent told, CancellationToken cancellation = default)
    {
        var row = RowKeys.Mail(told.Key);
        if (await store.FindAsync<OutboxMail>(told.RunId, row, cancellation) is null) return false;
        OutboxMail? cameBack = null;
        await store.ChangeAsync(told.RunId, async run =>
        {
            var mail = await store.GetAsync<OutboxMail>(run.Id, row, cancellation);
            var isInUse = await people.FindAsync(run.Id, PersonKeys.Of(mail.To), cancellation) is not null;
            var change = DeliveryChange.Of(run, mail, told, isInUse);
            cameBack = change?.Put[row] is OutboxMail after && after.State != mail.State && DeliveryChange.CameBack(after) ? after : null;
            return change;
        }, cancellation);
        if (cameBack is not null) Measures.MailFailed(cameBack.Kind, cameBack.State);
        return true;
    }
}
