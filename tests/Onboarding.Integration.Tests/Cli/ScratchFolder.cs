namespace Onboarding.Integration.Tests.Cli;

/// <summary>A folder for one test's files.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onboard-cli-");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
