using Onboarding.Testing;

namespace Onboarding.Unit.Tests;

/// <summary>Compares with a file beside the tests. To accept a change, copy the file that the failure names over the snapshot.</summary>
internal static class Snapshot
{
    /// <summary>Fails unless the text is what <c>area/Snapshots/name</c> holds.</summary>
    public static void Matches(string area, string name, string actual)
    {
        var expected = Repository.At("tests", "Onboarding.Unit.Tests", area, "Snapshots", name);
        var received = Path.Combine(AppContext.BaseDirectory, "received", area, name);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, actual);
        Assert.True(File.Exists(expected), $"There is no snapshot {expected}; look at {received} and copy it there.");
        Assert.True(File.ReadAllText(expected) == actual, $"{expected} differs from {received}.");
    }
}
