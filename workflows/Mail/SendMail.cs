using Microsoft.DurableTask;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Telemetry;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Sends one message, recorded before and after. The provider is asked for the key first, so that nothing is sent twice after a crash in
/// between; where the provider cannot tell (SendGrid), a second copy is preferred to none. Returns whether the provider has it. What a provider
/// says of a letter may quote its address: it is kept in the outbox, and what is thrown, which becomes part of a history, is without it.
/// </summary>
[DurableTask]
public sealed class SendMail(
    IEnumerable<IMailKind> kinds, Outbox outbox, LetterWriter writer, IMailTransport transport, RunPeople people, LinkUrls urls) : TaskActivity<MailTask, bool>
{
    /// <summary>Message of what is thrown in place of what was said.</summary>
    internal const string SaidInOutbox = "What was said stands in the outbox.";

    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, MailTask input)
    {
        try
        {
            return await SendAsync(input);
        }
        catch (MailDelayedException delayed)
        {
            await outbox.DelayedAsync(input, delayed.Message);
            throw new MailDelayedException(SaidInOutbox);
        }
        catch (MailRefusedException refused)
        {
            await outbox.FailedAsync(input, refused.Message);
            throw new MailRefusedException(SaidInOutbox);
        }
    }

    private async Task<bool> SendAsync(MailTask input)
    {
        var mail = await outbox.FindAsync(input);
        if (mail?.State is not (null or MailState.Queued or MailState.Delayed)) return mail!.State == MailState.Sent;
        var letter = await WriteAsync(input);
        if (letter is not null) await outbox.BeginAsync(input, letter);
        else if (mail is null) return await NotNeededAsync(input, "");
        // Asked before the first attempt too: storage that has gone back in time may have forgotten one.
        if (await transport.WasAcceptedAsync(input.ProviderKey) != true)
        {
            if (letter is null) return await NotNeededAsync(input, mail!.To);
            using var span = RunTrace.StartSending(transport is SmtpTransport ? "smtp" : "sendgrid", input.Order.Kind);
            await transport.SendAsync(letter);
        }

        await outbox.SentAsync(input);
        return true;
    }

    // Null: whoever is not concerned any more (they answered meanwhile) is not written to.
    private async Task<Letter?> WriteAsync(MailTask task)
    {
        var kind = kinds.Single(one => one.Kind == task.Order.Kind);
        var recipient = (await kind.RecipientsAsync(task.Order)).FirstOrDefault(one => one.Key == task.RecipientKey);
        if (recipient is null || await kind.ViewAsync(task.Order, recipient) is not { } view) return null;
        return writer.Write(task.Order.Kind, task.ProviderKey, recipient, view, await outbox.FirstKeyAsync(task), await RunPageAsync(task, recipient));
    }

    // Approvers and other stakeholders need not be able to sign in.
    private async Task<string> RunPageAsync(MailTask task, Recipient recipient) =>
        (await people.ProjectManagersAsync(task.Order.RunId)).Any(manager => manager.Key == recipient.Key) ? urls.OfRun(task.Order.RunId).AbsoluteUri : "";

    private async Task<bool> NotNeededAsync(MailTask task, string to)
    {
        await outbox.NotNeededAsync(task, to);
        return false;
    }
}
