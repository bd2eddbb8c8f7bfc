using System.Globalization;
using System.Text.Json;
using Onboarding.Cli.Hosting;

namespace Onboarding.Cli.Doctor;

/// <summary>Where the app runs or would run: what every check looks at.</summary>
/// <param name="Root">The clone; null outside of one.</param>
/// <param name="Url">Where the app listens.</param>
/// <param name="Settings">What an app started here would see, by names with colons.</param>
/// <param name="Now">UTC now, by this machine.</param>
internal sealed record Surroundings(string? Root, Uri Url, IReadOnlyDictionary<string, string> Settings, DateTimeOffset Now)
{
    private const string Emulator = "UseDevelopmentStorage=true";

    public string Storage => this["AzureWebJobsStorage", Emulator];

    /// <summary>The emulator, which the app starts by itself.</summary>
    public bool UsesEmulator => Storage.Trim().TrimEnd(';').Equals(Emulator, StringComparison.OrdinalIgnoreCase);

    public MailRoute Mail => MailRoute.Of(Settings);

    public string this[string name, string otherwise = ""] => Settings.GetValueOrDefault(name) is { Length: > 0 } value ? value : otherwise;

    public int Port(string name, int otherwise) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : otherwise;

    /// <summary>The data folder of an app that is started alone.</summary>
    public string? DataFolder => this["Local:DataFolder"] is { Length: > 0 } named ? named : Root is null ? null : Path.Combine(Root, ".local", "app");

    /// <exception cref="JsonException">The settings file is none.</exception>
    public static Surroundings Look(Uri url, string? root, DateTimeOffset now)
    {
        // What the start itself fixes is not looked at: the environment and the file are what people get wrong.
        var settings = SettingsInForce.Of(root is null ? null : new Repository(root));
        return new(root, url, settings, now);
    }
}
