using Onboarding.Cli.Hosting;

namespace Onboarding.Unit.Tests.Cli;

public sealed class DataFoldersTests : IDisposable
{
    private static readonly DateTimeOffset DemoTime = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("onboarding-folders-");
    private readonly DataFolders _folders;

    public DataFoldersTests() => _folders = new DataFolders(new Repository(_root.FullName));

    private string Own => Path.Combine(_root.FullName, ".local", "app");

    [Fact]
    public void After_a_demo_its_data_is_served_at_its_time()
    {
        Use(Path.Combine(Own, "azurite"), hoursAgo: 2);
        var demo = _folders.NewDemo().Folder;
        _folders.KeepClock(DemoTime);

        Assert.Equal((demo, DemoTime), _folders.ToServe(own: false));
        Assert.Equal((Own, null), _folders.ToServe(own: true));
    }

    [Fact]
    public void Ones_own_data_is_served_once_it_was_used_after_the_demo_also_deep_in_its_folder()
    {
        Use(Path.Combine(Own, "azurite"), hoursAgo: 3);
        var demo = _folders.NewDemo().Folder;
        _folders.KeepClock(DemoTime);
        File.SetLastWriteTimeUtc(Path.Combine(demo, "clock.txt"), DateTime.UtcNow.AddHours(-2));
        Use(Path.Combine(Own, "azurite"), hoursAgo: 1);

        Assert.Equal((Own, null), _folders.ToServe(own: false));
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static void Use(string folder, int hoursAgo)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, "tables.json");
        File.WriteAllText(file, "{}");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-hoursAgo));
    }
}
