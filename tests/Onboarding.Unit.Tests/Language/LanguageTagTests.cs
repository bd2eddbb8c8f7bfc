using CsCheck;
using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Language;

public sealed class LanguageTagTests
{
    private static readonly Gen<string> AnyTag = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2], Gen.Bool, (language, rest, upper) =>
        new[] { "de", "zh", "DE", "ZH" }[language + (upper ? 2 : 0)] + new[] { "", "-AT", "-Hant-TW" }[rest]);

    [Theory]
    [InlineData("de", "de", true)]
    [InlineData("DE", "de", true)]
    [InlineData("de-AT", "de", true)]
    [InlineData("de", "de-AT", true)]
    [InlineData("de-at", "DE-AT", true)]
    [InlineData("zh-Hant-TW", "zh-hant", true)]
    [InlineData("de-AT", "de-CH", false)]
    [InlineData("zh-CN", "zh-TW", false)]
    [InlineData("de", "den", false)]
    [InlineData("en", "de", false)]
    public void A_language_is_compared_subtag_by_subtag(string served, string needed, bool serves) => Assert.Equal(serves, LanguageTag.Serves(served, needed));

    [Fact]
    public void It_serves_itself_in_any_case_and_another_in_both_directions_or_in_none() => Gen.Select(AnyTag, AnyTag).Sample((one, other) =>
        LanguageTag.Serves(one, one.ToLowerInvariant()) && LanguageTag.Serves(one, other) == LanguageTag.Serves(other, one));

    [Fact]
    public void A_further_language_never_serves_less() => Gen.Select(AnyTag.Array[0, 3], AnyTag, AnyTag).Sample((served, more, needed) =>
        !LanguageTag.AnyServes(served, needed) || LanguageTag.AnyServes([.. served, more], needed));
}
