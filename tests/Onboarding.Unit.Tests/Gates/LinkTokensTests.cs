using Onboarding.Workflows.Gates;

namespace Onboarding.Unit.Tests.Gates;

public sealed class LinkTokensTests
{
    [Fact]
    public void A_token_is_256_bits_of_base64url_and_never_the_same()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => LinkTokens.Create()).ToHashSet();

        Assert.Equal(1000, tokens.Count);
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{43}$", token));
        Assert.All(tokens, token => Assert.True(LinkTokens.IsWellFormed(token)));
    }

    [Fact]
    public void What_is_stored_is_the_sha_256() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", LinkTokens.HashOf("abc"));

    [Fact]
    public void What_is_logged_of_it_is_no_more_than_the_first_digits_of_its_hash() => Assert.Equal("ba7816bf", LinkTokens.PrefixOf("abc"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("../../../etc/passwd/aaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Nonsense_is_no_token(string? text) => Assert.False(LinkTokens.IsWellFormed(text));
}
