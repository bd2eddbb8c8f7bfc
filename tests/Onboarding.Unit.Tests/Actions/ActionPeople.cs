using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Actions;

/// <summary>Two people of a run.</summary>
internal static class ActionPeople
{
    public static readonly Person Manager = Of(Roles.ProjectManager, "Mei Lin Tan", "mei@example.com");

    public static readonly Person Owner = Of(Roles.BpoOwner, "Daniel Okafor", "daniel@example.com");

    private static Person Of(string role, string name, string email) =>
        new() { Role = role, Name = name, Email = email, Language = "en", Country = "GB", TimeZone = "Europe/London" };
}
