using Microsoft.DurableTask;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Sends one message, recorded before and after. After a crash in between it asks the provider for the key, so that nothing is sent twice
/// where the provider can tell; where it cannot (SendGrid), a second copy is preferred to none. Returns whether the provider has it.
/// </summary>
[DurableTask]
public sealed class SendMail(IEnumerable<IMailKind> kinds, Outbox outbox, LetterWriter writer, IMailTransport transport) : TaskActivity<MailTask, bool>
{
    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, MailTask input)
    {
        var mail = await outbox.FindAsync(input);
        if (mail?.State is MailState.Sent or MailState.NotNeeded or MailState.Failed) return mail.State == MailState.Sent;
        if (mail is { Attempts: > 0 } && await WasAcceptedAsync(input))
        {
            await outbox.SentAsync(input);
            return true;
        }

        if (await WriteAsync(input) is { } letter) return await SendAsync(input, letter);
        // Whoever is not concerned any more (they answered meanwhile) is not written to.
        await outbox.NotNeededAsync(input, mail?.To ?? "");
        return false;
    }

    private async Task<Letter?> WriteAsync(MailTask task)
    {
        var kind = kinds.Single(one => one.Kind == task.Order.Kind);
        var recipient = (await kind.RecipientsAsync(task.Order)).FirstOrDefault(one => one.Key == task.RecipientKey);
        if (recipient is null || await kind.ViewAsync(task.Order, recipient) is not { } view) return null;
        return writer.Write(task.Order.Kind, task.ProviderKey, recipient, view);
    }

    private async Task<bool> SendAsync(MailTask task, Letter letter)
    {
        await outbox.BeginAsync(task, letter);
        try
        {
            await transport.SendAsync(letter);
        }
        catch (MailDelayedException delayed)
        {
            await outbox.DelayedAsync(task, delayed.Message);
            throw;
        }

        await outbox.SentAsync(task);
        return true;
    }

    private async Task<bool> WasAcceptedAsync(MailTask task) => await transport.WasAcceptedAsync(task.ProviderKey) ?? false;
}
