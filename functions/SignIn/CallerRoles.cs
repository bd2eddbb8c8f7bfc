namespace Onboarding.Functions.SignIn;

/// <summary>Roles as settings and claims name them.</summary>
internal static class CallerRoles
{
    /// <summary>The names, the role that may least first.</summary>
    public static IReadOnlyList<string> Names { get; } = [NameOf(CallerRole.Viewer), NameOf(CallerRole.Manager), NameOf(CallerRole.Admin)];

    /// <summary>The role of a name, whatever its case; null when there is none such.</summary>
    public static CallerRole? Of(string name) => name.Trim().ToLowerInvariant() switch
    {
        "viewer" => CallerRole.Viewer,
        "manager" => CallerRole.Manager,
        "admin" => CallerRole.Admin,
        _ => null,
    };

    /// <summary>Its name.</summary>
    public static string NameOf(CallerRole role) => role.ToString().ToLowerInvariant();
}
