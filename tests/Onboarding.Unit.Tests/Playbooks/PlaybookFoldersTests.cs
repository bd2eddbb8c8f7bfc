using Microsoft.Extensions.Configuration;
using Onboarding.Cli.Hosting;
using Onboarding.Workflows.Playbooks.Files;

namespace Onboarding.Unit.Tests.Playbooks;

public sealed class PlaybookFoldersTests : IDisposable
{
    private readonly string _here = Directory.CreateTempSubdirectory("working-folder-").FullName;

    [Fact]
    public void Without_a_setting_the_working_folder_s_own_is_taken_when_it_is_there()
    {
        Assert.Null(PlaybookFolders.Own(Settings(null), _here));
        Assert.Empty(OwnPlaybooks.SettingFrom(_here, null));

        var usual = Directory.CreateDirectory(Path.Combine(_here, "playbooks")).FullName;

        Assert.Equal(usual, PlaybookFolders.Own(Settings(null), _here));
        Assert.Equal(usual, OwnPlaybooks.SettingFrom(_here, null)["Onboarding__PlaybookFolder"]);
    }

    [Fact]
    public void A_setting_is_meant_from_the_working_folder()
    {
        var mine = Directory.CreateDirectory(Path.Combine(_here, "mine")).FullName;

        Assert.Equal(mine, PlaybookFolders.Own(Settings("mine"), _here));
        Assert.Equal(mine, OwnPlaybooks.SettingFrom(_here, "mine")["Onboarding__PlaybookFolder"]);
    }

    [Fact]
    public void A_setting_that_names_no_folder_is_refused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => PlaybookFolders.Own(Settings("nowhere"), _here));

        Assert.Contains("Onboarding:PlaybookFolder is 'nowhere'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("create it or correct the setting", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_here, recursive: true);

    private static IConfiguration Settings(string? folder) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [PlaybookFolders.Setting] = folder }).Build();
}
