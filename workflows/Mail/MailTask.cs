namespace Onboarding.Workflows.Mail;

/// <summary>One message of an order.</summary>
/// <param name="Order">The order.</param>
/// <param name="RecipientKey">See <see cref="Recipient.Key"/>.</param>
public sealed record MailTask(MailOrder Order, string RecipientKey)
{
    /// <summary>Key of the message within the run.</summary>
    public string Key => Order.KeyFor(RecipientKey);

    /// <summary>Key that the provider carries along, unique over all runs.</summary>
    public string ProviderKey => $"{Order.RunId}:{Key}";
}

/// <summary>A message that is not tried any more.</summary>
/// <param name="Task">The message.</param>
/// <param name="Reason">What was said at the last failure.</param>
public sealed record AbandonedMail(MailTask Task, string Reason);
