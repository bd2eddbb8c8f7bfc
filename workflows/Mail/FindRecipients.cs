using Microsoft.DurableTask;

namespace Onboarding.Workflows.Mail;

/// <summary>Whom an order goes to, as keys, so that no address travels through history. Only reads.</summary>
[DurableTask]
public sealed class FindRecipients(IEnumerable<IMailKind> kinds) : TaskActivity<MailOrder, IReadOnlyList<string>>
{
    /// <inheritdoc />
    public override async Task<IReadOnlyList<string>> RunAsync(TaskActivityContext context, MailOrder input)
    {
        var recipients = await kinds.Single(kind => kind.Kind == input.Kind).RecipientsAsync(input);
        return [.. recipients.Select(recipient => recipient.Key).Where(key => input.OnlyTo is null || key == input.OnlyTo).Distinct()];
    }
}
