using Onboarding.Cli.Importing;

namespace Onboarding.Cli.Doctor;

/// <summary>Whether what must be written can be: the app's data and what interrupted imports remember.</summary>
internal static class FoldersCheck
{
    private const long LeastFree = 200L * 1024 * 1024;

    public static IEnumerable<Finding> Of(Surroundings here, Texts texts)
    {
        foreach (var folder in new[] { here.DataFolder, ImportMemory.Folder }.OfType<string>())
        {
            if (!IsWritable(folder)) yield return Finding.Wrong("folders", texts["doctor.folders.closed", folder], texts["doctor.folders.remedy"]);
            else if (FreeIn(folder) < LeastFree) yield return Finding.Wrong("folders", texts["doctor.folders.full", folder], texts["doctor.folders.room"]);
            else yield return Finding.Fine("folders", texts["doctor.folders.open", folder]);
        }
    }

    /// <summary>Tries it, since rights alone do not tell. Leaves nothing behind: a folder that is not there is tried in the one above it.</summary>
    public static bool IsWritable(string folder)
    {
        var existing = new DirectoryInfo(Path.GetFullPath(folder));
        while (!existing.Exists && existing.Parent is not null) existing = existing.Parent;
        try
        {
            var name = Path.Combine(existing.FullName, $".onboard-{Guid.NewGuid():N}");
            using var file = new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long FreeIn(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }
}
