using System.Text.Json;
using System.Text.RegularExpressions;
using Onboarding.Testing;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Language;

/// <summary>Everything that a person reads exists in every language.</summary>
public sealed partial class CompletenessTests
{
    [Fact]
    public void Every_text_exists_in_every_language()
    {
        var english = TemplateFolders.Phrases.KeysIn(Languages.English).Order();

        Assert.All(Languages.All, language => Assert.Equal(english, TemplateFolders.Phrases.KeysIn(language).Order()));
    }

    [Fact]
    public void A_text_uses_the_same_values_in_every_language()
    {
        var (english, chinese) = (Texts(Languages.English), Texts(Languages.Chinese));

        Assert.All(english, text => Assert.Equal(ValuesOf(text.Value), ValuesOf(chinese[text.Key])));
    }

    [Fact]
    public void No_Chinese_text_was_left_in_English() =>
        Assert.Empty(Texts(Languages.Chinese)
            .Where(text => ValueName().Replace(text.Value, "").Any(char.IsAsciiLetter) && !text.Value.Any(letter => letter > '\u2E7F'))
            .Select(text => text.Key));

    [Fact]
    public void Chinese_texts_use_Chinese_punctuation() =>
        Assert.Empty(Texts(Languages.Chinese).Where(text => LatinPunctuation().IsMatch(text.Value)).Select(text => text.Key));

    [Fact]
    public void Every_key_that_the_code_names_has_a_text()
    {
        var areas = TemplateFolders.Phrases.KeysIn(Languages.English).Select(AreaOf).ToHashSet();
        var sources = Sources().Select(File.ReadAllText).ToList();
        var named = sources.SelectMany(source => NamedKey().Matches(source)).Select(match => match.Groups["key"].Value);
        var chosen = sources.SelectMany(source => ChosenKey().Matches(source)).Select(match => match.Groups["key"].Value).Where(key => areas.Contains(AreaOf(key)));
        var used = named.Concat(chosen).ToHashSet();

        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, key => !TemplateFolders.Phrases.Has(key));
    }

    [Fact]
    public void Every_key_that_a_page_names_has_a_text()
    {
        var used = Directory.GetFiles(TemplateFolders.Folder("pages")).SelectMany(file => PageKey().Matches(File.ReadAllText(file))).Select(match => match.Groups["key"].Value).ToHashSet();

        Assert.True(used.Count > 100);
        Assert.DoesNotContain(used, key => !TemplateFolders.Phrases.Has(key));
    }

    [Fact]
    public void Every_family_of_keys_that_the_code_builds_has_texts()
    {
        var families = Sources().SelectMany(file => BuiltKey().Matches(File.ReadAllText(file)).Select(match => match.Groups["family"].Value)).Distinct().ToList();

        Assert.NotEmpty(families);
        Assert.DoesNotContain(families, family => !TemplateFolders.Phrases.KeysIn(Languages.English).Any(key => key.StartsWith(family, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_stage_role_status_verdict_and_mail_kind_has_its_words()
    {
        var statuses = Enum.GetNames<RunStatus>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        string[] words =
        [
            .. StageIds.All.Select(stage => $"stage.{stage}"), .. Roles.All.Select(role => $"role.{role}"),
            .. statuses.Select(status => $"run-status.{status}"), .. statuses.Select(status => $"run-end.{status}"),
            .. new[] { "pass", "fail", "open" }.Select(verdict => $"verdict.{verdict}"), .. MailKinds.All.Select(kind => $"mail-kind.{kind}"),
        ];

        Assert.DoesNotContain(words, word => !TemplateFolders.Phrases.Has(word));
    }

    [Theory]
    [InlineData("mail")]
    [InlineData("pages")]
    public void Every_template_exists_in_every_language(string folder)
    {
        var names = Templates.Load(TemplateFolders.Folder(folder), TemplateFolders.Phrases).Names.ToHashSet();

        Assert.NotEmpty(names);
        // One without a language in its name takes its words from the phrase book, which has every language.
        Assert.All(names, name => Assert.Contains(Swapped(name), names));
    }

    private static string Swapped(string name) => name.Contains(".en.", StringComparison.Ordinal)
        ? name.Replace(".en.", ".zh-CN.", StringComparison.Ordinal)
        : name.Replace(".zh-CN.", ".en.", StringComparison.Ordinal);

    private static Dictionary<string, string> Texts(string language) =>
        Directory.GetFiles(TemplateFolders.Folder("texts"), $"*.{language}.json")
            .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
            .ToDictionary();

    private static IEnumerable<string> ValuesOf(string text) => ValueName().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order();

    private static IEnumerable<string> Sources() => new[] { "workflows", "functions" }.SelectMany(Repository.SourceFiles);

    private static string AreaOf(string key) => key.Split('.')[0];

    [GeneratedRegex("""(?:new Phrase\(|\.Word\()"(?<key>[^"]+)[\x22]""")]
    private static partial Regex NamedKey();

    // A key picked by a condition or a switch: ? "area.name", : "area.name", => "area.name".
    [GeneratedRegex("""(?:\? |: |=> )"(?<key>[a-z][a-z-]*(?:\.[a-zA-Z][a-zA-Z-]*)+)[\x22]""")]
    private static partial Regex ChosenKey();

    [GeneratedRegex("""(?:new Phrase\(|PhraseValue\.Word\(|\.Word\()\$"(?<family>[a-z][a-zA-Z.-]*\.)\{""")]
    private static partial Regex BuiltKey();

    [GeneratedRegex("""[\u4E00-\u9FFF”][,:;?!()]|[,:;?!()][\u4E00-\u9FFF“]""")]
    private static partial Regex LatinPunctuation();

    // {{ 'run-page.next' | t }}
    [GeneratedRegex("""'(?<key>[a-z0-9.-]+)' \| t\b""")]
    private static partial Regex PageKey();

    [GeneratedRegex("""\{\{-?\s*([a-zA-Z]+)""")]
    private static partial Regex ValueName();
}
