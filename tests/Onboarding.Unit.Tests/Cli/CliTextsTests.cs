using System.Text.Json;
using System.Text.RegularExpressions;
using Onboarding.Cli;
using Onboarding.Examples;

namespace Onboarding.Unit.Tests.Cli;

public sealed partial class CliTextsTests
{
    private static readonly string Folder = Path.Combine(ExampleFolder.Find(), "..", "cli");

    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_values()
    {
        var english = Read(Texts.English);
        var chinese = Read(Texts.Chinese);

        Assert.Equal(english.Keys.Order(), chinese.Keys.Order());
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(chinese[text.Key])));
        Assert.All(chinese.Values, text => Assert.NotEmpty(text.Trim()));
    }

    [Fact]
    public void Every_text_that_the_code_asks_for_exists()
    {
        var known = Read(Texts.English);
        var asked = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(known.Keys));
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", Texts.Chinese)]
    [InlineData("de_DE.UTF-8", Texts.English)]
    [InlineData(null, Texts.English)]
    public void The_environment_chooses_the_language(string? locale, string expected) =>
        Assert.Equal(expected, Texts.Choose([], name => name == "LANG" ? locale : null));

    [Fact]
    public void An_option_overrides_the_environment() =>
        Assert.Equal(Texts.English, Texts.Choose(["status", "x", "--lang", "en"], _ => "zh_CN.UTF-8"));

    private static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Folder, "texts", $"{language}.json")))!;

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"exts\[\s*""([^""]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
