using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Actions;

/// <summary>Opens corrective actions. Pure: what is opened goes into the change of whoever found the cause.</summary>
public static class ActionOpening
{
    /// <summary>The action for a cause; null while one that was opened for the same cause is open.</summary>
    /// <param name="cause">Cause.</param>
    /// <param name="known">Every action of the run.</param>
    /// <param name="stage">Stage of the run.</param>
    /// <param name="owner">Who does it.</param>
    /// <param name="due">Day by whose end it is to be done.</param>
    /// <param name="at">UTC.</param>
    /// <param name="openedBy">Actor of the audit.</param>
    public static CorrectiveAction? For(
        ActionCause cause, IReadOnlyList<CorrectiveAction> known, string stage, ActionOwner owner, DateOnly due, DateTimeOffset at, string openedBy = "system")
    {
        var former = known.Where(cause.IsOf).ToList();
        if (former.Exists(action => action.IsOpen)) return null;
        // Past any id that somebody chose by hand.
        var number = Enumerable.Range(former.Count + 1, known.Count + 1).First(place => known.All(action => action.Id != cause.IdOf(place)));
        return new CorrectiveAction
        {
            Id = cause.IdOf(number),
            Kind = cause.Kind,
            Subject = cause.Subject,
            Cause = cause.What,
            Stage = stage,
            Owner = owner,
            Due = due,
            OpenedAt = at,
            OpenedBy = openedBy,
        };
    }

    /// <summary>What the audit says of an action that was opened.</summary>
    public static AuditEntry Audit(CorrectiveAction action) => new()
    {
        Actor = action.OpenedBy,
        Kind = "action.opened",
        What = new Phrase("audit.action.opened").With("cause", action.Cause).With("owner", action.Owner.Name).With("due", action.Due),
    };
}
