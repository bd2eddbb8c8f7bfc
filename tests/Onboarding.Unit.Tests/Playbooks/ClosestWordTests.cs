using Onboarding.Workflows.Playbooks.Files;

namespace Onboarding.Unit.Tests.Playbooks;

public sealed class ClosestWordTests
{
    [Theory]
    [InlineData("minimunDays", "minimumDays")]
    [InlineData("maxDays", null)]
    [InlineData("MINIMUMDAYS", "minimumDays")]
    [InlineData("colour", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void A_slip_is_understood_and_another_word_is_not(string word, string? meant) =>
        Assert.Equal(meant, ClosestWord.To(word, ["minimumDays", "maximumDays", "reviewDays"]));

    [Fact]
    public void Without_known_words_there_is_none() => Assert.Null(ClosestWord.To("word", []));
}
