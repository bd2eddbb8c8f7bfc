using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Mail;

/// <summary>The outbox rows of runs and what the audit says about them.</summary>
public sealed class Outbox(RunStore store, TimeProvider time)
{
    /// <summary>The message's row; null before its first attempt.</summary>
    public Task<OutboxMail?> FindAsync(MailTask task, CancellationToken cancellation = default) =>
        store.FindAsync<OutboxMail>(task.Order.RunId, RowKeys.Mail(task.Key), cancellation);

    /// <summary>Key of the run's first letter to the message's recipient; null when this is it.</summary>
    public async Task<string?> FirstKeyAsync(MailTask task, CancellationToken cancellation = default) =>
        (await store.FindAsync<MailThread>(task.Order.RunId, RowKeys.MailThread(task.RecipientKey), cancellation))?.FirstKey;

    /// <summary>An attempt begins; the first one to somebody begins their thread.</summary>
    public Task BeginAsync(MailTask task, Letter letter, CancellationToken cancellation = default) => store.ChangeAsync(task.Order.RunId, async run =>
    {
        var change = ChangeOf(run, task, await FindAsync(task, cancellation), mail => Begun(mail, task, letter));
        if (change is null || await FirstKeyAsync(task, cancellation) is not null) return change;
        return change with { Put = new Dictionary<string, object>(change.Put) { [RowKeys.MailThread(task.RecipientKey)] = new MailThread(task.ProviderKey) } };
    }, cancellation);

    private OutboxMail Begun(OutboxMail? mail, MailTask task, Letter letter) => new()
    {
        Key = task.Key,
        Kind = task.Order.Kind,
        Order = task.Order,
        To = letter.To.Email,
        Subject = letter.Subject,
        State = mail?.State ?? MailState.Queued,
        Attempts = (mail?.Attempts ?? 0) + 1,
        QueuedAt = mail?.QueuedAt ?? time.GetUtcNow(),
        LastFailure = mail?.LastFailure,
        Events = mail?.Events ?? [],
    };

    /// <summary>The provider has it.</summary>
    public async Task SentAsync(MailTask task, CancellationToken cancellation = default)
    {
        OutboxMail? sent = null;
        await ChangeAsync(task, mail => sent = mail! with { State = MailState.Sent, SentAt = time.GetUtcNow() }, cancellation);
        if (sent is not null) Measures.MailAccepted(task.Order.Kind, sent.SentAt!.Value - sent.QueuedAt);
    }

    /// <summary>An attempt failed; the audit says so the first time.</summary>
    public Task DelayedAsync(MailTask task, string failure, CancellationToken cancellation = default) =>
        ChangeAsync(task, mail => mail! with { State = MailState.Delayed, LastFailure = failure }, cancellation);

    /// <summary>It is not needed any more.</summary>
    public Task NotNeededAsync(MailTask task, string to, CancellationToken cancellation = default) =>
        ChangeAsync(task, mail => (mail ?? Unwritten(task, to)) with { State = MailState.NotNeeded }, cancellation);

    /// <summary>It is not tried any more.</summary>
    public async Task FailedAsync(MailTask task, string failure, CancellationToken cancellation = default)
    {
        OutboxMail? failed = null;
        await ChangeAsync(task, mail =>
        {
            var after = (mail ?? Unwritten(task, "")) with { State = MailState.Failed, LastFailure = failure };
            failed = mail?.State == MailState.NotNeeded ? null : after;
            return after;
        }, cancellation);
        if (failed is not null) Measures.MailFailed(task.Order.Kind, MailState.Failed);
    }

    private Task<Run> ChangeAsync(MailTask task, Func<OutboxMail?, OutboxMail> change, CancellationToken cancellation) =>
        store.ChangeAsync(task.Order.RunId, async run => ChangeOf(run, task, await FindAsync(task, cancellation), change), cancellation);

    private static RunChange? ChangeOf(Run run, MailTask task, OutboxMail? before, Func<OutboxMail?, OutboxMail> change)
    {
        if (before?.State is MailState.Sent or MailState.Failed or MailState.Bounced or MailState.Dropped) return null;
        var after = change(before);
        // That the provider has it is a fact, also when it was not needed any more by then.
        if (before?.State == MailState.NotNeeded && after.State != MailState.Sent) return null;
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Mail(task.Key)] = after },
            Audit = before?.State == after.State ? [] : [.. MailAudit.Of(after)],
        };
    }

    private OutboxMail Unwritten(MailTask task, string to) => new()
    {
        Key = task.Key,
        Kind = task.Order.Kind,
        To = to,
        Subject = "",
        State = MailState.Queued,
        QueuedAt = time.GetUtcNow(),
    };
}
