using Microsoft.DurableTask;
using Onboarding.Workflows.Mail.Chat;

namespace Onboarding.Workflows.Mail;

/// <summary>Whom an order goes to, people and chat rooms, as keys, so that no address travels through history. Only reads.</summary>
[DurableTask]
public sealed class FindRecipients(IEnumerable<IMailKind> kinds, ChatSettings chat) : TaskActivity<MailOrder, IReadOnlyList<string>>
{
    /// <inheritdoc />
    public override async Task<IReadOnlyList<string>> RunAsync(TaskActivityContext context, MailOrder input)
    {
        var recipients = await kinds.Single(kind => kind.Kind == input.Kind).RecipientsAsync(input);
        var keys = recipients.Select(recipient => recipient.Key).Concat(chat.For(input.Kind).Select(room => room.Key));
        return [.. keys.Where(key => input.RecipientKey is null || key == input.RecipientKey).Distinct()];
    }
}
