using System.Diagnostics;
using Onboarding.Functions.Telemetry;

namespace Onboarding.Unit.Tests.Telemetry;

public sealed class RedactionTests
{
    private static readonly string Token = new('A', 43);

    [Theory]
    [InlineData("url.path")]
    [InlineData("http.target")]
    public void A_path_is_told_as_its_route(string attribute)
    {
        var span = Ended(("http.route", "approvals/{token}"), (attribute, $"/approvals/{Token}"), ("url.query", $"?code={Token}"));

        Assert.Equal("/approvals/{token}", span.GetTagItem(attribute));
        Assert.Null(span.GetTagItem("url.query"));
    }

    [Fact]
    public void A_path_without_a_route_is_not_told() => Assert.Null(Ended(("url.path", $"/approvals/{Token}/more")).GetTagItem("url.path"));

    [Theory]
    [InlineData("https://hooks.example.com/services/T1/B2/secret?key=1", "https://hooks.example.com/")]
    [InlineData("http://bob:secret@127.0.0.1:1080/api/email", "http://127.0.0.1:1080/")]
    [InlineData("no address", null)]
    public void An_address_of_another_server_is_told_as_its_host(string address, string? told) =>
        Assert.Equal(told, Ended(("url.full", address)).GetTagItem("url.full"));

    [Fact]
    public void What_a_failure_says_is_not_told_and_its_type_is()
    {
        using var span = new Activity("call").Start();
        span.SetTag("error.type", "MailRefusedException").SetTag("exception.message", "550 bob@example.com").SetStatus(ActivityStatusCode.Error, "550 bob@example.com");

        new SpanRedaction().OnEnd(span);

        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.Equal(["error.type"], span.TagObjects.Select(tag => tag.Key));
    }

    [Theory]
    [InlineData("550 no mailbox <bob.o'hara+1@mail.example.com> here", "550 no mailbox <")]
    [InlineData("mailto:bob@example.com", "mailto:[address]")]
    [InlineData("run-0123456789abcdef0123 was healed: told.", "run-0123456789abcdef0123 was healed: told.")]
    [InlineData("sha256 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "sha256 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void A_log_line_loses_what_looks_like_an_address_and_nothing_else(string line, string told)
    {
        var clean = LogRedaction.Clean(line);

        Assert.StartsWith(told, clean, StringComparison.Ordinal);
        Assert.DoesNotContain("@", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_line_loses_what_looks_like_a_token() =>
        Assert.Equal("GET /approvals/[token]/code", LogRedaction.Clean($"GET /approvals/{Token}/code"));

    private static Activity Ended(params (string Name, string Value)[] tags)
    {
        using var span = new Activity("call").Start();
        foreach (var (name, value) in tags) span.SetTag(name, value);
        new SpanRedaction().OnEnd(span);
        return span;
    }
}
