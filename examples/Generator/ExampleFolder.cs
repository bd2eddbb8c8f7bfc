using System.Text.Json;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Examples;

/// <summary>Where the examples and the playbook that they follow are.</summary>
public static class ExampleFolder
{
    /// <summary>The repository's <c>examples</c> folder, looked for from the program's folder upwards.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run inside the repository.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Onboarding.sln"))) return Path.Combine(folder.FullName, "examples");
        }

        throw new DirectoryNotFoundException("Run the generator from inside the repository: no Onboarding.sln above it.");
    }

    /// <summary>The playbook that the examples follow; their ids are its ids.</summary>
    public static Playbook ReadPlaybook(string examples)
    {
        var file = Path.Combine(examples, "..", "templates", "playbooks", "customer-service-bpo.json");
        return JsonSerializer.Deserialize<Playbook>(File.ReadAllText(file), RunJson.Options)!;
    }
}
