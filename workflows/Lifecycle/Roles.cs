namespace Onboarding.Workflows.Lifecycle;

/// <summary>Roles that people have in a run.</summary>
public static class Roles
{
    /// <summary>Runs the project and is told what is missing.</summary>
    public const string ProjectManager = "project-manager";

    /// <summary>The one internal person who answers the vendor, approves process changes and keeps scripts current (S1).</summary>
    public const string BpoOwner = "bpo-owner";

    /// <summary>Pays and decides.</summary>
    public const string Sponsor = "sponsor";

    /// <summary>Runs the in-house service.</summary>
    public const string Operations = "operations";

    /// <summary>Legal department.</summary>
    public const string Legal = "legal";

    /// <summary>Information security.</summary>
    public const string Security = "security";

    /// <summary>Finance department.</summary>
    public const string Finance = "finance";

    /// <summary>IT department.</summary>
    public const string It = "it";

    /// <summary>Somebody whom the project manager asked at one gate round beside those of its roles; nobody has it in a request.</summary>
    public const string AdHoc = "ad-hoc";

    /// <summary>Every role that a request gives.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ProjectManager, BpoOwner, Sponsor, Operations, Legal, Security, Finance, It];
}
