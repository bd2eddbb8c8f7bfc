using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Actions;

/// <summary>What somebody does about something that went wrong: cause, owner, due day and result (S2). Row <c>action:{id}</c>.</summary>
public sealed record CorrectiveAction
{
    /// <summary>Id, made from the cause and how many times it came, see <see cref="ActionCause.IdOf"/>; chosen by the person who opens one by hand.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of the cause, see <see cref="ActionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What went wrong, for a person to read.</summary>
    public required Phrase Cause { get; init; }

    /// <summary>Stage in which it was opened.</summary>
    public required string Stage { get; init; }

    /// <summary>What it is about: id of a KPI, of an agent or of a step; null when it is about the run as a whole.</summary>
    public string? Subject { get; init; }

    /// <summary>Who does it.</summary>
    public required ActionOwner Owner { get; init; }

    /// <summary>Day by whose end (UTC) it is to be done.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>State; it leaves <see cref="ActionStatus.Open"/> once and for good.</summary>
    public ActionStatus Status { get; init; }

    /// <summary>What came of it, or why it was not needed; null while it is open, and when the product closed it by itself.</summary>
    public string? Result { get; init; }

    /// <summary>Why the product closed it by itself, in place of a result; null while it is open, and when a person closed it.</summary>
    public Phrase? ClosedFor { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who opened it: <c>system</c> or <c>project-manager</c>.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>UTC; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True while something is still to be done.</summary>
    public bool IsOpen => Status == ActionStatus.Open;

    /// <summary>True when its due day is over and it is not done.</summary>
    /// <param name="today">Today (UTC).</param>
    public bool IsOverdueOn(DateOnly today) => IsOpen && Due < today;
}

/// <summary>State of a corrective action.</summary>
public enum ActionStatus
{
    /// <summary>Still to be done.</summary>
    Open,

    /// <summary>Done, with its result.</summary>
    Done,

    /// <summary>Not needed any more, with the reason.</summary>
    Cancelled,
}

/// <summary>Who does an action: somebody of the run.</summary>
/// <param name="Role">See <see cref="Roles"/>.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
public sealed record ActionOwner(string Role, string Name, string Email)
{
    /// <summary>Whom a word names: an address, or a role; somebody of the run, or null. The first of a role stands for it.</summary>
    public static ActionOwner? Find(string roleOrEmail, IEnumerable<Person> people) => people
        .Where(person => person.Role == roleOrEmail || string.Equals(person.Email, roleOrEmail, StringComparison.OrdinalIgnoreCase))
        .Select(person => new ActionOwner(person.Role, person.Name, person.Email))
        .FirstOrDefault();

    /// <summary>Whoever has the role; the project manager where nobody has, because no action goes without an owner.</summary>
    /// <exception cref="InvalidOperationException">The run has no project manager; <see cref="RequestCheck"/> lets none begin.</exception>
    public static ActionOwner OfRole(string role, IReadOnlyList<Person> people) => Find(role, people)
        ?? Find(Roles.ProjectManager, people) ?? throw new InvalidOperationException("The run has no project manager.");
}
