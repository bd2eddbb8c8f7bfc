using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>
/// Tells project manager and BPO owner what warned on a day of the pilot, and who does something about it; whoever does gets the same mail, one for
/// all that was opened for them.
/// </summary>
public sealed class EarlyWarningMail(RunStore store, RunPeople people, Phrasebook phrases) : IMailKind
{
    /// <inheritdoc />
    public string Kind => MailKinds.EarlyWarning;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default)
    {
        var leads = await people.WithRolesAsync(order.RunId, [Roles.ProjectManager, Roles.BpoOwner], cancellation);
        var owner = await LookAsync(order, cancellation) is { OwnerKey: { } key } ? await people.FindAsync(order.RunId, key, cancellation) : null;
        return owner is null ? leads : RunPeople.Once([.. leads, owner]);
    }

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        if (run.IsEnded || await LookAsync(order, cancellation) is not { } look) return null;
        var actions = (await store.ListAsync<CorrectiveAction>(run.Id, "action", cancellation)).Where(action => look.Opened.Contains(action.Id)).ToList();
        return new EarlyWarningView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            RunId = run.Id,
            PilotDay = order.PilotDay!.Value,
            Warnings = [.. actions.Select(action => new WarningText(
                phrases.Render(action.Cause, recipient.Language), action.Owner.Name, ValueText.OfDay(action.Due, recipient.Language)))],
            IsOwner = actions.Exists(action => PersonKeys.Of(action.Owner.Email) == recipient.Key),
        };
    }

    private Task<PilotLook?> LookAsync(MailOrder order, CancellationToken cancellation) =>
        store.FindAsync<PilotLook>(order.RunId, RowKeys.PilotLook(order.PilotDay!.Value), cancellation);
}

/// <summary>View of <see cref="EarlyWarningMail"/>.</summary>
public sealed record EarlyWarningView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>Day of the pilot up to which the readings were looked at.</summary>
    public required int PilotDay { get; init; }

    /// <summary>What warned.</summary>
    public required IReadOnlyList<WarningText> Warnings { get; init; }

    /// <summary>True when the recipient does something about it, and hears of it by this mail only.</summary>
    public required bool IsOwner { get; init; }
}

/// <summary>A warning as a mail tells it.</summary>
/// <param name="Text">In a sentence without its full stop.</param>
/// <param name="Owner">Who does something about it.</param>
/// <param name="Due">By when.</param>
public sealed record WarningText(string Text, string Owner, string Due);
