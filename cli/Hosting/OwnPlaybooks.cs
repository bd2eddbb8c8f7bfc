namespace Onboarding.Cli.Hosting;

/// <summary>The company's own playbooks, seen from where the command was typed: the app itself starts in another folder.</summary>
internal static class OwnPlaybooks
{
    private const string Setting = "Onboarding__PlaybookFolder";
    private const string Usual = "playbooks";

    /// <summary>The setting that the app is started with; empty when there is nothing to say.</summary>
    public static IReadOnlyDictionary<string, string> SettingFrom(string workingFolder, string? named)
    {
        var folder = Path.GetFullPath(string.IsNullOrEmpty(named) ? Usual : named, workingFolder);
        // A folder that was named and is not there is the app's to refuse, with its own words.
        return string.IsNullOrEmpty(named) && !Directory.Exists(folder) ? new Dictionary<string, string>() : new Dictionary<string, string> { [Setting] = folder };
    }

    /// <summary>The setting as the environment has it.</summary>
    public static IReadOnlyDictionary<string, string> SettingFromHere() =>
        SettingFrom(Directory.GetCurrentDirectory(), Environment.GetEnvironmentVariable(Setting));
}
