using Microsoft.Extensions.Configuration;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>Where a company keeps its own playbooks.</summary>
public static class PlaybookFolders
{
    /// <summary>Setting that names the folder.</summary>
    public const string Setting = "Onboarding:PlaybookFolder";

    /// <summary>Folder that is taken without the setting, when the working folder has it.</summary>
    public const string Usual = "playbooks";

    /// <summary>The folder; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The setting names a folder that is not there.</exception>
    public static string? Own(IConfiguration configuration, string workingFolder)
    {
        if (configuration[Setting] is not { Length: > 0 } named)
            return Path.Combine(workingFolder, Usual) is var usual && Directory.Exists(usual) ? usual : null;
        var folder = Path.GetFullPath(named, workingFolder);
        return Directory.Exists(folder)
            ? folder
            : throw new InvalidDataException($"{Setting} is '{named}', but there is no folder {folder}; create it or correct the setting.");
    }
}
