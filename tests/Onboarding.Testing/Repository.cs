using Onboarding.Runtime.Azurite;

namespace Onboarding.Testing;

/// <summary>The checkout that the tests run in, found from where they lie: a CI build has no source paths to go by.</summary>
public static class Repository
{
    /// <summary>A folder or file of it.</summary>
    public static string At(params string[] path) => Path.Combine([LocalTools.ContentRoot, .. path]);

    /// <summary>The C# files of a folder, without what builds and installs leave in it.</summary>
    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(At(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(LocalTools.ContentRoot, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "node_modules"));
}
