using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.SignIn;

/// <summary>Who makes a request.</summary>
/// <param name="Name">Name, for the audit and the page's head.</param>
/// <param name="Email">E-mail address, by which their part in runs is known; null: none.</param>
/// <param name="Role">What they may do.</param>
public sealed record Caller(string Name, string? Email, CallerRole Role)
{
    /// <summary>How it is known who they are.</summary>
    public CallerSource Source { get; init; } = CallerSource.Machine;

    /// <summary>True when they see runs in which they have no part.</summary>
    public bool SeesEveryRun => Role == CallerRole.Admin || Source == CallerSource.Key;

    /// <summary>Who makes a request; on an address that asks nobody to sign in: <see cref="Nobody"/>.</summary>
    public static Caller Of(HttpRequest request) => request.HttpContext.Items.TryGetValue(typeof(Caller), out var known) ? (Caller)known! : Nobody;

    /// <summary>Whoever sits at this machine, unless settings say more.</summary>
    public static Caller Local { get; } = new("Local user", null, CallerRole.Admin);

    /// <summary>A program that showed a function key, which the host checked.</summary>
    public static Caller Key { get; } = new("API key", null, CallerRole.Manager) { Source = CallerSource.Key };

    /// <summary>Nobody who is known.</summary>
    public static Caller Nobody { get; } = new("", null, CallerRole.None);
}

/// <summary>What somebody may do; each may do what stands before it.</summary>
public enum CallerRole
{
    /// <summary>Nothing: nobody gave them a role.</summary>
    None,

    /// <summary>Look at the runs they take part in.</summary>
    Viewer,

    /// <summary>Start runs, and change those they take part in.</summary>
    Manager,

    /// <summary>See and change every run.</summary>
    Admin,
}

/// <summary>How it is known who makes a request.</summary>
public enum CallerSource
{
    /// <summary>They sit at the machine, and the settings say who that is.</summary>
    Machine,

    /// <summary>They signed in with Entra ID.</summary>
    AppService,

    /// <summary>They showed a function key.</summary>
    Key,
}
