using System.Text.Json;
using Onboarding.Functions.Json;

namespace Onboarding.Unit.Tests.Http;

public sealed class JsonTextsTests
{
    [Theory]
    [InlineData("""{"status":"\ud800"}""", "status")]
    [InlineData("""{"a":{"b":["x","\udc00"]}}""", "a.b[1]")]
    public void A_text_with_half_a_character_is_named(string json, string field) => Assert.Equal(field, Assert.Single(BrokenIn(json)));

    [Fact]
    public void Whole_characters_are_taken_however_they_are_written() => Assert.Empty(BrokenIn("""{"a":"\ud83d\ude00","b":"😀\u4e2d"}"""));

    private static IEnumerable<string> BrokenIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. JsonTexts.Broken(document.RootElement).Select(error => error.Field)];
    }
}
