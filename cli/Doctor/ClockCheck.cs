using System.Globalization;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Doctor;

/// <summary>This machine's clock against what else knows the time: the storage's answers and the data that lies here. And the app's own clock.</summary>
internal static class ClockCheck
{
    // Azure Storage refuses requests that are a quarter of an hour off; a part of that is worth a word.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly string[] Zones = ["Europe/London", "Asia/Shanghai", "America/New_York"];

    public static async Task<IEnumerable<Finding>> OfAsync(Surroundings here, OnboardingClient client, Texts texts, CancellationToken cancellation)
    {
        var findings = new List<Finding> { Judge(here.Now, await StoragesTimeAsync(here, cancellation), NewestWrite(here.DataFolder), texts) };
        var unknown = Zones.Where(zone => !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).ToList();
        if (unknown.Count > 0) findings.Add(Finding.Wrong("clock", texts["doctor.clock.zones", string.Join(", ", unknown)], texts["doctor.clock.tzdata"]));
        if (await DemonstrationAsync(client, cancellation) is { } clock)
            findings.Add(Finding.Notice("clock", texts["doctor.clock.demo", Shown(clock.Now), clock.Scale], texts["doctor.clock.own"]));
        return findings;
    }

    /// <param name="now">UTC now, by this machine.</param>
    /// <param name="storage">UTC now, by the storage account; null: not told, or of this machine too.</param>
    /// <param name="newest">When something in the data folder was written last; null: nothing there.</param>
    /// <param name="texts">Language.</param>
    public static Finding Judge(DateTimeOffset now, DateTimeOffset? storage, DateTimeOffset? newest, Texts texts)
    {
        if (storage is { } other && (other - now).Duration() > Tolerance)
            return Finding.Wrong("clock", texts["doctor.clock.off", Shown(now), Shown(other)], texts["doctor.clock.set"]);
        if (newest is { } write && write - now > Tolerance) return Finding.Wrong("clock", texts["doctor.clock.behind", Shown(now)], texts["doctor.clock.set"]);
        return Finding.Fine("clock", texts["doctor.clock.fine", Shown(now)]);
    }

    private static string Shown(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static async Task<DateTimeOffset?> StoragesTimeAsync(Surroundings here, CancellationToken cancellation)
    {
        if (here.UsesEmulator || StorageCheck.TableEndpointOf(here.Storage) is not { IsLoopback: false } endpoint) return null;
        using var answer = await Reach.AskAsync(endpoint, cancellation);
        return answer?.Headers.Date;
    }

    private static DateTimeOffset? NewestWrite(string? folder) => folder is not null && Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.TopDirectoryOnly).Select(file => (DateTimeOffset?)file.LastWriteTimeUtc).Max()
        : null;

    private static async Task<ClockView?> DemonstrationAsync(OnboardingClient client, CancellationToken cancellation)
    {
        try
        {
            return await client.ClockAsync(cancellation);
        }
        catch (Exception real) when (real is HttpRequestException or ProblemException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // No app, or one on the real clock.
            return null;
        }
    }
}
