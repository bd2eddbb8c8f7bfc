namespace Onboarding.Workflows.Mail;

/// <summary>What a kind of mail says and to whom. One per kind, found by <see cref="Kind"/>.</summary>
public interface IMailKind
{
    /// <summary>See <see cref="MailKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Everybody it goes to, the same address once.</summary>
    Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default);

    /// <summary>Its typed view for one recipient; null when it is not needed any more. Called again for each attempt.</summary>
    Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default);
}

/// <summary>What a kind's templates are filled with; every property is a template variable in camel case.</summary>
public interface IMailView
{
    /// <summary>Language that it is written in.</summary>
    string Language { get; }

    /// <summary>Name of the recipient.</summary>
    string Name { get; }

    /// <summary>The company that outsources.</summary>
    string Company { get; }

    /// <summary>What the run onboards.</summary>
    string Title { get; }
}
