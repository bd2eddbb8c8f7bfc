using Onboarding.Workflows.Mail;

namespace Onboarding.Functions.SignIn;

/// <summary>Who takes part in a run.</summary>
/// <param name="Emails">Addresses of its people.</param>
/// <param name="StartedBy">Address of whoever started it; null when it is not known.</param>
internal sealed record RunMembers(IReadOnlyList<string> Emails, string? StartedBy)
{
    /// <summary>Keys of those in whose lists it stands: besides the others, whoever is asked at an open gate.</summary>
    public IReadOnlyList<string> ListedFor { get; init; } = [];

    /// <summary>Whether an address is one of theirs.</summary>
    public bool Include(string? email) => email is not null
        && (Emails.Append(StartedBy).Any(one => email.Equals(one?.Trim(), StringComparison.OrdinalIgnoreCase)) || ListedFor.Contains(PersonKeys.Of(email)));
}

/// <summary>What a request is answered with.</summary>
internal enum Access
{
    /// <summary>What it asks for.</summary>
    Granted,

    /// <summary>As if there were no such run.</summary>
    UnknownRun,

    /// <summary>That it needs the role <see cref="CallerRole.Viewer"/>.</summary>
    NeedsViewer,

    /// <summary>That it needs the role <see cref="CallerRole.Manager"/>.</summary>
    NeedsManager,
}

/// <summary>Decides, for all pages and the API, who may do what. Pure.</summary>
internal static class RunAccess
{
    /// <summary>The answer.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="changes">True when the request changes something.</param>
    /// <param name="members">Those of the run that it concerns; null when it concerns none, and for somebody who sees every run.</param>
    public static Access Of(Caller caller, bool changes, RunMembers? members)
    {
        if (caller.Role < CallerRole.Viewer) return Access.NeedsViewer;
        // Before the role: whoever has no part in a run does not learn that it is there.
        if (members is not null && !caller.SeesEveryRun && !members.Include(caller.Email)) return Access.UnknownRun;
        return changes && caller.Role < CallerRole.Manager ? Access.NeedsManager : Access.Granted;
    }
}
