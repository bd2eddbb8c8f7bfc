using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail;

/// <summary>The outbox rows of runs and what the audit says about them.</summary>
public sealed class Outbox(RunStore store, TimeProvider time)
{
    /// <summary>The message's row; null before its first attempt.</summary>
    public Task<OutboxMail?> FindAsync(MailTask task, CancellationToken cancellation = default) =>
        store.FindAsync<OutboxMail>(task.Order.RunId, RowKeys.Mail(task.Key), cancellation);

    /// <summary>An attempt begins.</summary>
    public Task BeginAsync(MailTask task, Letter letter, CancellationToken cancellation = default) => ChangeAsync(task, mail => new OutboxMail
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
    }, cancellation);

    /// <summary>The provider has it.</summary>
    public Task SentAsync(MailTask task, CancellationToken cancellation = default) =>
        ChangeAsync(task, mail => mail! with { State = MailState.Sent, SentAt = time.GetUtcNow() }, cancellation);

    /// <summary>An attempt failed; the audit says so the first time.</summary>
    public Task DelayedAsync(MailTask task, string failure, CancellationToken cancellation = default) =>
        ChangeAsync(task, mail => mail! with { State = MailState.Delayed, LastFailure = failure }, cancellation);

    /// <summary>It is not needed any more.</summary>
    public Task NotNeededAsync(MailTask task, string to, CancellationToken cancellation = default) =>
        ChangeAsync(task, mail => (mail ?? Unwritten(task, to)) with { State = MailState.NotNeeded }, cancellation);

    /// <summary>It is not tried any more.</summary>
    public Task FailedAsync(MailTask task, string failure, CancellationToken cancellation = default) =>
        ChangeAsync(task, mail => (mail ?? Unwritten(task, "")) with { State = MailState.Failed, LastFailure = failure }, cancellation);

    private Task<Run> ChangeAsync(MailTask task, Func<OutboxMail?, OutboxMail> change, CancellationToken cancellation) =>
        store.ChangeAsync(task.Order.RunId, async run => ChangeOf(run, task, await FindAsync(task, cancellation), change), cancellation);

    private static RunChange? ChangeOf(Run run, MailTask task, OutboxMail? before, Func<OutboxMail?, OutboxMail> change)
    {
        if (before?.State is MailState.Sent or MailState.Failed) return null;
        var after = change(before);
        // That the provider has it is a fact, also when it was not needed any more by then.
        if (before?.State == MailState.NotNeeded && after.State != MailState.Sent) return null;
        return new RunChange(run)
        {
            Put = new Dictionary<string, object> { [RowKeys.Mail(task.Key)] = after },
            Audit = before?.State == after.State ? [] : AuditOf(after),
        };
    }

    private static AuditEntry[] AuditOf(OutboxMail mail)
    {
        var what = new Phrase("").With("kind", PhraseValue.Word($"mail-kind.{mail.Kind}")).With("to", mail.To);
        return mail.State switch
        {
            MailState.Sent => [AuditEntry.BySystem("mail.sent", what with { Key = "audit.mail.sent" })],
            MailState.Delayed => [AuditEntry.BySystem("mail.delayed", (what with { Key = "audit.mail.delayed" }).With("reason", mail.LastFailure ?? ""))],
            MailState.Failed => [AuditEntry.BySystem("mail.failed", (what with { Key = "audit.mail.failed" }).With("reason", mail.LastFailure ?? ""))],
            _ => [],
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
