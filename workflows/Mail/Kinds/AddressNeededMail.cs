using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail.Delivery;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Mail.Kinds;

/// <summary>
/// Asks the project manager for another address of somebody whose mail came back. When it is the project manager's own that takes
/// nothing, the next of the run who can be reached is asked.
/// </summary>
public sealed class AddressNeededMail(RunStore store, RunPeople people, LinkUrls urls) : IMailKind
{
    private static readonly string[] Deputies = [Roles.Sponsor, Roles.BpoOwner, Roles.Operations];

    /// <inheritdoc />
    public string Kind => MailKinds.AddressNeeded;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var managers = Reachable(await people.ProjectManagersAsync(order.RunId, cancellation), order);
        if (managers.Count > 0) return managers;
        return [.. Reachable(await people.WithRolesAsync(order.RunId, Deputies, cancellation), order).Take(1)];
    }

    /// <summary>Null once nobody has the address any more.</summary>
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        if (run.IsEnded || await people.FindAsync(run.Id, order.PersonKey!, cancellation) is not { } person) return null;
        var mails = await store.ListAsync<OutboxMail>(run.Id, "mail", cancellation);
        var back = mails.Where(mail => PersonKeys.Of(mail.To) == order.PersonKey && DeliveryChange.CameBack(mail)).OrderBy(mail => mail.QueuedAt).ToList();
        return new AddressNeededView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            RunId = run.Id,
            Person = person.Name,
            Address = person.Email,
            Link = urls.OfAddress(run.Id, order.PersonKey!).AbsoluteUri,
            Reason = back.Select(mail => mail.LastFailure).LastOrDefault(reason => !string.IsNullOrEmpty(reason)) ?? "",
            Subjects = [.. back.Select(mail => mail.Subject)],
        };
    }

    private static List<Recipient> Reachable(IReadOnlyList<Recipient> recipients, MailOrder order) =>
        [.. recipients.Where(one => one.Key != order.PersonKey)];
}

/// <summary>View of <see cref="AddressNeededMail"/>.</summary>
public sealed record AddressNeededView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>Name of whoever cannot be reached.</summary>
    public required string Person { get; init; }

    /// <summary>The address that mail came back from.</summary>
    public required string Address { get; init; }

    /// <summary>Where another one is handed in.</summary>
    public required string Link { get; init; }

    /// <summary>What the recipient's server or the provider said last; empty when nothing.</summary>
    public required string Reason { get; init; }

    /// <summary>Subjects of the mails that came back.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }
}
