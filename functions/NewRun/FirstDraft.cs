using System.Text.Json.Nodes;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Functions.NewRun;

/// <summary>What a draft begins with, so that nobody types what is known.</summary>
internal static class FirstDraft
{
    /// <summary>A draft with the people whom the playbook asks for; whoever fills it in is taken for the project manager.</summary>
    public static JsonObject Of(Playbook playbook, Caller caller, string language, string zone) => new()
    {
        ["playbook"] = playbook.Id,
        ["language"] = language,
        ["people"] = new JsonArray([.. playbook.Requirements.RequiredRoles.Select(role => PersonOf(role, caller, language, zone))]),
    };

    private static JsonObject PersonOf(string role, Caller caller, string language, string zone)
    {
        var person = new JsonObject { ["role"] = role };
        if (role != Roles.ProjectManager || caller.Email is null) return person;
        person["name"] = caller.Name;
        person["email"] = caller.Email;
        person["language"] = language;
        person["timeZone"] = zone;
        return person;
    }
}
