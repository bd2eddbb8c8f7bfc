using System.Text.Json;
using System.Text.RegularExpressions;
using Onboarding.Testing;

namespace Onboarding.Unit.Tests.Language;

/// <summary>Everything that a person reads in Chinese names one thing one way, as docs/glossary.md says.</summary>
public sealed partial class GlossaryTests
{
    private static readonly (string[] Terms, string[] Discarded) Glossary = ReadGlossary();

    [Fact]
    public void No_Chinese_text_uses_a_discarded_word() => Assert.Empty(ChineseTexts().SelectMany(text => DiscardedIn(text.Text).Select(word => $"{text.Where}: {word} in {text.Text}")));

    [Theory]
    [InlineData("查看全部流程", "流程")]
    [InlineData("采用流程手册，启动上线流程", null)]
    [InlineData("扩量步骤", "扩量")]
    public void A_discarded_word_is_found_unless_it_is_part_of_a_term(string text, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], DiscardedIn(text));

    [Fact]
    public void The_words_that_the_texts_are_about_are_those_of_the_glossary()
    {
        var words = TemplateFolders.Phrases;
        string[] named = ["stage.requirements", "stage.shortlist", "stage.contract", "stage.integration", "stage.training", "stage.pilot", "stage.scale-up", "stage.exit", "stage.operations"];

        Assert.All(named, key => Assert.Contains(words.Word(key, "zh-CN"), Glossary.Terms));
    }

    [Fact]
    public void Chinese_templates_use_Chinese_punctuation() =>
        Assert.Empty(Templates().Where(template => LatinPunctuation().IsMatch(template.Text)).Select(template => template.Where));

    private static IEnumerable<string> DiscardedIn(string text)
    {
        var rest = Glossary.Terms.Aggregate(text, (left, term) => left.Replace(term, " ", StringComparison.Ordinal));
        return Glossary.Discarded.Where(word => rest.Contains(word, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Where, string Text)> ChineseTexts() =>
    [
        .. Directory.GetFiles(TemplateFolders.Folder("texts"), "*.zh-CN.json").Append(Repository.At("cli", "texts", "zh-CN.json")).SelectMany(Flat),
        .. Directory.GetFiles(TemplateFolders.Folder("playbooks"), "*.json").SelectMany(file =>
            ChineseOf(JsonDocument.Parse(File.ReadAllText(file)).RootElement).Select(text => (Path.GetFileName(file), text))),
        .. Templates(),
    ];

    private static IEnumerable<(string Where, string Text)> Flat(string file) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!.Select(text => (text.Key, text.Value));

    // What a reader sees of a template: values stand for words, markup for nothing.
    private static IEnumerable<(string Where, string Text)> Templates() =>
        new[] { "mail", "pages" }.SelectMany(folder => Directory.GetFiles(TemplateFolders.Folder(folder), "*.zh-CN.*"))
            .Select(file => (Path.GetFileName(file), Value().Replace(Markup().Replace(File.ReadAllText(file), ""), "值")));

    private static IEnumerable<string> ChineseOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "zh-CN", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : ChineseOf(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ChineseOf),
        _ => [],
    };

    private static (string[] Terms, string[] Discarded) ReadGlossary()
    {
        var rows = File.ReadLines(Repository.At("docs", "glossary.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        return (WordsIn(rows, 2).OrderByDescending(term => term.Length).ToArray(), WordsIn(rows, 3).ToArray());
    }

    private static IEnumerable<string> WordsIn(List<string[]> rows, int column) =>
        rows.SelectMany(row => row[column].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("""\{%.*?%\}|<[^>]*>""", RegexOptions.Singleline)]
    private static partial Regex Markup();

    [GeneratedRegex("""\{\{.*?\}\}""")]
    private static partial Regex Value();

    [GeneratedRegex("""[\u4E00-\u9FFF”] ?[,:;?!()]|[,:;?!()][\u4E00-\u9FFF“]""")]
    private static partial Regex LatinPunctuation();
}
