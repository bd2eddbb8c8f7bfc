using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Listing;

namespace Onboarding.Unit.Tests.Listing;

public sealed class SearchWordsTests
{
    private static readonly RunCard Card = RunCard.Of(SampleGate.Run, null) with
    {
        RunId = "run-0a1b2c3d4e5f60718293",
        Company = "Harbour & Pine GmbH",
        Title = "Ｓale-season 2026 客户服务",
        VendorName = "Château Ça va",
    };

    [Theory]
    [InlineData("harb")]
    [InlineData("PINE harbour")]
    [InlineData("sale 2026")]
    [InlineData("château ça")]
    [InlineData("客")]
    [InlineData("户服务")]
    [InlineData("run-0a1b2c")]
    [InlineData("0a1b2c3d4e5f60718293")]
    [InlineData("season, gmbh!")]
    public void A_run_is_found_by_beginnings_of_its_words_in_any_order(string text) =>
        Assert.True(SearchWords.HasAll(SearchWords.Of(Card), SearchWords.Sought(text)));

    [Theory]
    [InlineData("arbour")]
    [InlineData("harbour winter")]
    [InlineData("服客")]
    [InlineData("户客")]
    public void And_not_by_what_it_does_not_have(string text) =>
        Assert.False(SearchWords.HasAll(SearchWords.Of(Card), SearchWords.Sought(text)));

    [Theory]
    [InlineData("")]
    [InlineData(" -- ? ")]
    public void What_has_no_letter_asks_for_nothing(string text) => Assert.Empty(SearchWords.Sought(text));

    [Fact]
    public void A_long_title_does_not_make_rows_without_end() =>
        Assert.Equal(60, SearchWords.Of(Card with { Title = string.Concat(Enumerable.Range(0x4E00, 200).Select(letter => (char)letter)) }).Count);
}
