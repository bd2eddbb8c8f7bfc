using Onboarding.Cli;

namespace Onboarding.Unit.Tests.Cli;

/// <summary>What is wrong with the arguments of a backup is said in one line before storage is asked for anything.</summary>
[Collection(nameof(PlaybookCommandTests))]
public sealed class BackupCommandTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("en", "--hub", "--hub", "x y")]
    [InlineData("zh-CN", "--hub", "--hub", "x y")]
    [InlineData("en", "--storage and --account", "--storage", "UseDevelopmentStorage=true", "--account", "one")]
    [InlineData("zh-CN", "--storage 和 --account", "--storage", "UseDevelopmentStorage=true", "--account", "one")]
    [InlineData("en", "FOLDER")]
    [InlineData("zh-CN", "FOLDER")]
    public async Task A_backup_names_the_argument_that_is_wrong(string language, string named, params string[] given)
    {
        await using var app = await FakeApp.StartAsync();

        var said = await app.SayAsync(["backup", _file, .. given, "--lang", language]);

        Assert.Equal(ExitCodes.BadInput, said.Code);
        Assert.Contains(named, Assert.Single(said.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restore_takes_one_account()
    {
        await using var app = await FakeApp.StartAsync();

        var said = await app.SayAsync("restore", _file, "--storage", "UseDevelopmentStorage=true", "--account", "one");

        Assert.Equal(ExitCodes.BadInput, said.Code);
        Assert.Contains("--storage and --account", said.Errors, StringComparison.Ordinal);
    }
}
