using System.Globalization;

namespace Onboarding.Cli.Hosting;

/// <summary>How the app is started. Whatever it does not fix comes to the app from the environment and its own settings file.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="DataFolder">Where it keeps storage, inbox and log.</param>
/// <param name="ClockStart">Simulated time to start at; null: the real time.</param>
/// <param name="ClockScale">Simulated seconds in a second; only with a simulated start.</param>
internal sealed record AppSettings(Uri Url, string DataFolder, DateTimeOffset? ClockStart, double ClockScale = 1)
{
    /// <summary>Further settings that hold whatever the environment says, by the names of environment variables.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>();

    public string LogFile => Path.Combine(DataFolder, "app.log");

    public Dictionary<string, string> ToEnvironment()
    {
        var settings = new Dictionary<string, string>(Fixed)
        {
            ["ASPNETCORE_URLS"] = Url.ToString().TrimEnd('/'),
            ["Onboarding__BaseUrl"] = Url.ToString().TrimEnd('/'),
            ["Local__DataFolder"] = DataFolder,
        };
        if (ClockStart is not { } start) return settings;
        settings["Runtime__StartAt"] = start.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        settings["Runtime__TimeScale"] = ClockScale.ToString(CultureInfo.InvariantCulture);
        return settings;
    }
}
