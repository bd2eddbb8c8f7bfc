using System.Runtime.CompilerServices;

namespace Onboarding.Unit.Tests.Mail;

/// <summary>Compares with a file beside the tests. To accept a change, copy the file that the failure names over the snapshot.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual, [CallerFilePath] string here = "")
    {
        var expected = Path.Combine(Path.GetDirectoryName(here)!, "Snapshots", name);
        var received = Path.Combine(AppContext.BaseDirectory, "received", name);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, actual);
        Assert.True(File.Exists(expected), $"There is no snapshot {expected}; look at {received} and copy it there.");
        Assert.True(File.ReadAllText(expected) == actual, $"{expected} differs from {received}.");
    }
}
