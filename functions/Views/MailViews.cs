using System.Globalization;
using Onboarding.Functions.Requests;
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
    internal async Task<IReadOnlyList<MailView>> OfAsync(string runId, CancellationToken cancellation) =>
        [.. (await OrderedAsync(runId, cancellation)).Select(Of)];

    /// <summary>A page of them.</summary>
    internal async Task<Listing<MailView>> PageAsync(string runId, PageRequest page, CancellationToken cancellation)
    {
        var (mails, next) = page.Take(await OrderedAsync(runId, cancellation), OrderOf);
        return new Listing<MailView>([.. mails.Select(Of)], next);
    }

    // Mails of one instant have an order of their own, so that a page ends between two of them for good.
    private async Task<IReadOnlyList<OutboxMail>> OrderedAsync(string runId, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var mails = await store.ListAsync<OutboxMail>(runId, "mail", cancellation);
        return [.. mails.OrderBy(OrderOf, StringComparer.Ordinal)];
    }

    private static string OrderOf(OutboxMail mail) => string.Create(CultureInfo.InvariantCulture, $"{mail.QueuedAt.UtcTicks:D19}:{mail.Key}");

    private static MailView Of(OutboxMail mail) => new(
        mail.Key, mail.Kind, mail.To, PersonKeys.Of(mail.To), mail.Subject, mail.State, mail.Attempts, mail.SentAt, mail.DeliveredAt, mail.LastFailure);
}
