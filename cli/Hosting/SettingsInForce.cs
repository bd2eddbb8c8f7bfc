using System.Collections;
using System.Text.Json;

namespace Onboarding.Cli.Hosting;

/// <summary>The settings that an app started from here will see, by names with colons: what its start fixes, then the environment, then its settings file.</summary>
internal static class SettingsInForce
{
    public static IReadOnlyDictionary<string, string> Of(Repository repository, AppSettings start)
    {
        var values = Read(repository.FunctionsSettings);
        foreach (var (name, value) in start.ToEnvironment()) values[NameOf(name)] = value;
        return values;
    }

    /// <summary>The same before anything is started or built, read from the settings file as it lies in the clone; null: no clone, no file.</summary>
    public static IReadOnlyDictionary<string, string> Of(Repository? repository) => Read(repository?.SettingsSource);

    private static Dictionary<string, string> Read(string? file)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Values(file)) values[NameOf(name)] = value;
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables()) values[NameOf((string)variable.Key)] = (string?)variable.Value ?? "";
        return values;
    }

    private static string NameOf(string variable) => variable.Replace("__", ":", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> Values(string? file)
    {
        if (!File.Exists(file)) return [];
        using var settings = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return settings.RootElement.TryGetProperty("Values", out var values)
            ? [.. values.EnumerateObject().Select(value => (value.Name, value.Value.ToString()))]
            : [];
    }
}
