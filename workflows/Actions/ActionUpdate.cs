using System.Text.Json;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Actions;

/// <summary>What an entry makes of an action. Pure.</summary>
public static class ActionUpdate
{
    /// <summary>The action after the entry; the same when nothing changes.</summary>
    /// <param name="before">The action so far; null when the entry opens it.</param>
    /// <param name="entry">Entry.</param>
    /// <param name="people">People of the run.</param>
    /// <param name="stage">Stage of the run.</param>
    /// <param name="now">UTC.</param>
    /// <exception cref="InvalidInputException">With every field that is wrong.</exception>
    public static CorrectiveAction Of(CorrectiveAction? before, ActionEntry entry, IReadOnlyList<Person> people, string stage, DateTimeOffset now)
    {
        var owner = ActionOwner.Find(entry.Owner, people);
        InvalidInputException.ThrowIfAny([.. ErrorsOf(before, entry, owner, people, DateOnly.FromDateTime(now.UtcDateTime))]);
        var opened = before ?? Opened(entry, owner!, stage, now);
        // A role that its holder has stays with that holder, though several share it.
        var stays = entry.Owner == opened.Owner.Role;
        var after = opened with
        {
            Owner = stays ? opened.Owner : owner!,
            Due = entry.Due,
            Status = entry.Status,
            Result = entry.Status == ActionStatus.Open ? null : entry.Result,
            ClosedAt = entry.Status == ActionStatus.Open ? null : opened.ClosedAt ?? now,
        };
        return before is not null && IsSame(before, after) ? before : after;
    }

    /// <summary>What the audit says of an action that was changed or closed.</summary>
    public static AuditEntry Audit(CorrectiveAction action) => new()
    {
        Actor = Roles.ProjectManager,
        Kind = action.IsOpen ? "action.changed" : $"action.{NameOf(action.Status)}",
        What = new Phrase(action.IsOpen ? "audit.action.changed" : $"audit.action.{NameOf(action.Status)}")
            .With("cause", action.Cause).With("owner", action.Owner.Name).With("due", action.Due).With("result", action.Result ?? ""),
    };

    private static IEnumerable<FieldError> ErrorsOf(
        CorrectiveAction? before, ActionEntry entry, ActionOwner? owner, IReadOnlyList<Person> people, DateOnly today)
    {
        if (before is null && string.IsNullOrWhiteSpace(entry.Cause)) yield return new("cause", new Phrase("error.action-cause-missing"));
        if (before is not null && entry.Cause is { } cause && !IsCauseOf(before, cause)) yield return new("cause", new Phrase("error.action-cause-stays"));
        if (before is not null && entry.Subject is { } subject && subject != before.Subject) yield return new("subject", new Phrase("error.action-subject-stays"));
        if (owner is null)
            yield return new("owner", new Phrase("error.action-owner").With("owner", entry.Owner).With("known", string.Join(", ", people.Select(person => person.Role).Distinct())));
        if (before?.Due != entry.Due && entry.Due < today) yield return new("due", new Phrase("error.action-due").With("today", today));
        if (entry.Status != ActionStatus.Open && string.IsNullOrWhiteSpace(entry.Result)) yield return new("result", new Phrase("error.action-result-missing"));
        if (entry.Status == ActionStatus.Open && !string.IsNullOrWhiteSpace(entry.Result)) yield return new("result", new Phrase("error.action-result-early"));
        if (before is { IsOpen: false } && !SaysTheSame(before, entry))
            yield return new("status", new Phrase("error.action-closed").With("status", PhraseValue.Word($"action-status.{NameOf(before.Status)}")));
    }

    private static bool SaysTheSame(CorrectiveAction action, ActionEntry entry) =>
        entry.Status == action.Status && entry.Result == action.Result && entry.Due == action.Due
        && (entry.Owner == action.Owner.Role || string.Equals(entry.Owner, action.Owner.Email, StringComparison.OrdinalIgnoreCase));

    private static CorrectiveAction Opened(ActionEntry entry, ActionOwner owner, string stage, DateTimeOffset now) => new()
    {
        Id = entry.Id,
        Kind = ActionKinds.ByHand,
        Subject = entry.Subject,
        Cause = new Phrase("action-cause.by-hand").With("cause", WithoutStop(entry.Cause!)),
        Stage = stage,
        Owner = owner,
        Due = entry.Due,
        OpenedAt = now,
        OpenedBy = Roles.ProjectManager,
    };

    private static bool IsCauseOf(CorrectiveAction action, string cause) =>
        action.Kind == ActionKinds.ByHand && action.Cause.Values["cause"].Text == WithoutStop(cause);

    // It becomes part of other sentences.
    private static string WithoutStop(string cause) => cause.Trim().TrimEnd('.', '。');

    // The cause's values are a dictionary, which records compare by reference; it never changes.
    private static bool IsSame(CorrectiveAction before, CorrectiveAction after) => before == after with { Cause = before.Cause };

    private static string NameOf(ActionStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
