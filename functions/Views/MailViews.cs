using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>A mail as the API shows it.</summary>
internal sealed record MailView(
    string Key, string Kind, string To, string PersonKey, string Subject, MailState State, int Attempts, DateTimeOffset? SentAt, DateTimeOffset? DeliveredAt,
    string? LastFailure);

/// <summary>Shows a run's outbox.</summary>
public sealed class MailViews(RunStore store)
{
    /// <summary>Every message, in the order in which they were first tried.</summary>
    internal async Task<IReadOnlyList<MailView>> OfAsync(string runId, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var mails = await store.ListAsync<OutboxMail>(runId, "mail", cancellation);
        return [.. mails.OrderBy(mail => mail.QueuedAt).Select(mail => new MailView(
            mail.Key, mail.Kind, mail.To, PersonKeys.Of(mail.To), mail.Subject, mail.State, mail.Attempts, mail.SentAt, mail.DeliveredAt, mail.LastFailure))];
    }
}
