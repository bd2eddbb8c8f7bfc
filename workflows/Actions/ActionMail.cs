using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Actions;

/// <summary>The mails of an action.</summary>
public static class ActionMails
{
    /// <summary>Its owner is told.</summary>
    /// <param name="order">Action.</param>
    /// <param name="number">1 for the first owner, 2 for the next.</param>
    public static MailOrder Opened(ActionOrder order, int number) => Of(order, MailKinds.ActionOpened, number);

    /// <summary>Its owner is reminded.</summary>
    /// <param name="order">Action.</param>
    /// <param name="number">Which reminder of the action, from 1, whoever gets it.</param>
    public static MailOrder Reminder(ActionOrder order, int number) => Of(order, MailKinds.ActionReminder, number);

    private static MailOrder Of(ActionOrder order, string kind, int number) =>
        new(order.RunId, kind, $"action:{order.ActionId}", number) { ActionId = order.ActionId };
}

/// <summary>Tells the owner of an action about it, and reminds of it.</summary>
public sealed class ActionMail(string kind, RunStore store, RunPeople people, Phrasebook phrases, TimeProvider time) : IMailKind
{
    /// <inheritdoc />
    public string Kind => kind;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(MailOrder order, CancellationToken cancellation = default) =>
        await ActionAsync(order, cancellation) is { } action && await people.WithAddressAsync(order.RunId, action.Owner.Email, cancellation) is { } owner
            ? [owner]
            : [];

    /// <inheritdoc />
    public async Task<IMailView?> ViewAsync(MailOrder order, Recipient recipient, CancellationToken cancellation = default)
    {
        var run = await store.GetAsync(order.RunId, cancellation);
        if (run.IsEnded || await ActionAsync(order, cancellation) is not { IsOpen: true } action) return null;
        return new ActionView(recipient.Language, recipient.Name, run.Company, run.Title)
        {
            RunId = run.Id,
            ActionId = action.Id,
            Cause = phrases.Render(action.Cause, recipient.Language),
            Due = ValueText.OfDay(action.Due, recipient.Language),
            DaysOverdue = Math.Max(0, time.Today().DayNumber - action.Due.DayNumber),
        };
    }

    private Task<CorrectiveAction?> ActionAsync(MailOrder order, CancellationToken cancellation) =>
        store.FindAsync<CorrectiveAction>(order.RunId, RowKeys.Action(order.ActionId!), cancellation);
}

/// <summary>View of <see cref="ActionMail"/>.</summary>
public sealed record ActionView(string Language, string Name, string Company, string Title) : IMailView
{
    /// <summary>Run id.</summary>
    public required string RunId { get; init; }

    /// <summary>Id of the action.</summary>
    public required string ActionId { get; init; }

    /// <summary>Why it was opened, in a sentence without its full stop.</summary>
    public required string Cause { get; init; }

    /// <summary>Due day.</summary>
    public required string Due { get; init; }

    /// <summary>Days since the due day; 0 when it is not overdue.</summary>
    public required int DaysOverdue { get; init; }
}
