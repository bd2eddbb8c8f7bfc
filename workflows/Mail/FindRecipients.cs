using Microsoft.DurableTask;
using Onboarding.Workflows.Mail.Chat;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Whom an order goes to, people and chat rooms, as keys, so that no address travels through history; a reminder that falls into a pause of
/// the run goes to nobody. Only reads.
/// </summary>
[DurableTask]
public sealed class FindRecipients(IEnumerable<IMailKind> kinds, ChatSettings chat, RunStore store) : TaskActivity<MailOrder, IReadOnlyList<string>>
{
    /// <inheritdoc />
    public override async Task<IReadOnlyList<string>> RunAsync(TaskActivityContext context, MailOrder input)
    {
        if (MailKinds.Reminders.Contains(input.Kind) && (await store.GetAsync(input.RunId)).Pause is not null) return [];
        var recipients = await kinds.Single(kind => kind.Kind == input.Kind).RecipientsAsync(input);
        var keys = recipients.Select(recipient => recipient.Key).Concat(chat.For(input.Kind).Select(room => room.Key));
        return [.. keys.Where(key => input.RecipientKey is null || key == input.RecipientKey).Distinct()];
    }
}
