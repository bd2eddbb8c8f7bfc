using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.SignIn;

/// <summary>Who makes a request.</summary>
/// <param name="Name">Name, for the audit and the page's head.</param>
/// <param name="Email">E-mail address, by which their part in runs is known; null: none.</param>
/// <param name="Role">What they may do.</param>
public sealed record Caller(string Name, string? Email, CallerRole Role)
{
    /// <summary>Who makes a request.</summary>
    public static Caller Of(HttpRequest request) => request.HttpContext.Items.TryGetValue(typeof(Caller), out var known) ? (Caller)known! : Local;

    /// <summary>Whoever sits at this machine.</summary>
    public static Caller Local { get; } = new("Local user", null, CallerRole.Admin);
}

/// <summary>What somebody may do; each may do what stands before it.</summary>
public enum CallerRole
{
    /// <summary>Look at the runs they take part in.</summary>
    Viewer,

    /// <summary>Start runs, and change those they take part in.</summary>
    Manager,

    /// <summary>See and change every run.</summary>
    Admin,
}
