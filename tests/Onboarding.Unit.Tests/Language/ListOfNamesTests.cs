using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Language;

public sealed class ListOfNamesTests
{
    [Fact]
    public void Names_stand_one_after_the_other_as_each_language_separates_them()
    {
        var names = LocalizedText.ListOf(["林芳", "Omar Haddad"]);

        Assert.Equal("林芳, Omar Haddad", names.In(Languages.English));
        Assert.Equal("林芳、Omar Haddad", names.In(Languages.Chinese));
    }

    [Theory]
    [InlineData("en", "English", "英语")]
    [InlineData("ZH-cn", "Chinese (China)", "中文")]
    [InlineData("gsw-CH", "gsw-CH", "gsw-CH")]
    public void A_language_is_called_by_its_name_and_one_without_a_name_by_its_tag(string tag, string english, string chinese)
    {
        var phrase = new Phrase("figure.need").With("language", LanguageTag.NameOf(tag)).With("channel", PhraseValue.Word("channel.chat"));

        Assert.Equal($"chat in {english}", TemplateFolders.Phrases.Render(phrase, Languages.English));
        Assert.Equal($"在线聊天（{chinese}）", TemplateFolders.Phrases.Render(phrase, Languages.Chinese));
    }

    [Fact]
    public void Every_language_that_the_phrase_book_names_is_called_by_that_name()
    {
        var named = TemplateFolders.Phrases.KeysIn(Languages.English).Where(key => key.StartsWith("language.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.Equal(key, LanguageTag.NameOf(key["language.".Length..]).PhraseKey));
    }
}
