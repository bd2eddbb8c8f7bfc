using System.Globalization;

namespace Onboarding.Cli.Hosting;

/// <summary>
/// Where the local app keeps its data: <c>.local/app</c> for one's own runs, <c>.local/demo</c> for the demo's. A demo starts
/// empty, but what was in its folder is kept once more as <c>.local/demo-before</c>.
/// </summary>
internal sealed class DataFolders(Repository repository)
{
    // Says until when the demo's clock went, so that serving its data later never turns time back.
    private const string ClockFile = "clock.txt";

    private string Local => Path.Combine(repository.Root, ".local");

    private string Own => Path.Combine(Local, "app");

    private string Demo => Path.Combine(Local, "demo");

    private string DemoBefore => Path.Combine(Local, "demo-before");

    /// <summary>An empty folder for a demo; true when an earlier one's data moved aside for it.</summary>
    public (string Folder, bool Moved) NewDemo()
    {
        var moved = Directory.Exists(Demo);
        if (moved)
        {
            if (Directory.Exists(DemoBefore)) Directory.Delete(DemoBefore, recursive: true);
            Directory.Move(Demo, DemoBefore);
        }

        Directory.CreateDirectory(Demo);
        return (Demo, moved);
    }

    public void KeepClock(DateTimeOffset now) =>
        File.WriteAllText(Path.Combine(Demo, ClockFile), now.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>What <c>up</c> serves: the demo's data while it was used last, at the demo's time, else one's own.</summary>
    public (string Folder, DateTimeOffset? ClockStart) ToServe(bool own)
    {
        var clock = Path.Combine(Demo, ClockFile);
        if (own || !File.Exists(clock) || IsNewer(Own, Demo)) return (Directory.CreateDirectory(Own).FullName, null);
        return (Demo, DateTimeOffset.Parse(File.ReadAllText(clock), CultureInfo.InvariantCulture));
    }

    // By what lies in them: a folder's own time stands still while its files change.
    private static bool IsNewer(string folder, string other) => Directory.Exists(folder) && LastUse(folder) > LastUse(other);

    private static DateTime LastUse(string folder) => new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Select(file => file.LastWriteTimeUtc)
        .DefaultIfEmpty(DateTime.MinValue)
        .Max();
}
