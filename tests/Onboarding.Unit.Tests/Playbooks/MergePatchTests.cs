using System.Text.Json.Nodes;
using CsCheck;
using Onboarding.Workflows.Playbooks.Files;

namespace Onboarding.Unit.Tests.Playbooks;

/// <summary>RFC 7396, appendix A, and what follows from it.</summary>
public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""[1,2]""", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"a":[1,2,3]}""", """{"a":[null]}""", """{"a":[null]}""")]
    public void A_patch_changes_as_the_RFC_says(string target, string patch, string expected) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), MergePatch.Apply(JsonNode.Parse(target), JsonNode.Parse(patch))));

    [Fact]
    public void Neither_document_is_changed()
    {
        var (target, patch) = (JsonNode.Parse("""{"a":{"b":1}}"""), JsonNode.Parse("""{"a":{"b":null,"c":{}}}"""));

        MergePatch.Apply(target, patch);

        Assert.Equal("""{"a":{"b":1}}""", target!.ToJsonString());
        Assert.Equal("""{"a":{"b":null,"c":{}}}""", patch!.ToJsonString());
    }

    [Fact]
    public void A_patch_applied_twice_is_the_same_as_once() =>
        Gen.Select(Objects, Objects).Sample((target, patch) =>
        {
            var once = MergePatch.Apply(JsonNode.Parse(target), JsonNode.Parse(patch));
            return JsonNode.DeepEquals(once, MergePatch.Apply(once, JsonNode.Parse(patch)));
        });

    private static readonly string[] Values = ["null", "1", "\"x\"", "[1,null]", "{}"];

    private static Gen<string> Leaves { get; } = Gen.Int[0, Values.Length - 1].Select(place => Values[place]);

    private static Gen<string> Objects { get; } = Gen.Select(Leaves, Leaves, Leaves, Gen.Bool).Select((a, b, c, deep) => deep
        ? "{\"a\":" + a + ",\"b\":{\"a\":" + b + ",\"c\":{\"a\":" + c + "}}}"
        : "{\"b\":" + a + ",\"c\":" + b + "}");
}
