using Microsoft.Extensions.Configuration;
using Onboarding.Workflows.Events;

namespace Onboarding.Unit.Tests.Events;

public sealed class WebhooksTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public void Without_settings_there_is_none() => Assert.Empty(Read().All);

    [Fact]
    public void A_webhook_takes_every_event_or_those_that_it_names()
    {
        var webhooks = Read(
            ("0:Url", "https://one.example/hook"), ("0:Secret", Secret),
            ("1:Url", "http://127.0.0.1:9/hook"), ("1:Secret", Secret), ("1:FormerSecret", Secret), ("1:Types:0", "onboarding.gate.decided"));

        Assert.Equal(2, webhooks.Taking("gate.decided").Count);
        Assert.Equal("one.example", Assert.Single(webhooks.Taking("stage.entered")).Host);
        Assert.Empty(webhooks.Taking("mail.sent"));
        Assert.Equal([1, 2], webhooks.All.Select(webhook => webhook.Secrets.Count));
        Assert.Same(webhooks.All[1], webhooks.Find(webhooks.All[1].Key));
    }

    [Theory]
    [InlineData("Url", "http://elsewhere.example/hook", "Events:Webhooks:0:Url must be https")]
    [InlineData("Url", "hook", "Events:Webhooks:0:Url must be an absolute https address")]
    [InlineData("Url", "https://name:word@one.example/", "Events:Webhooks:0:Url must not carry")]
    [InlineData("Secret", "", "Events:Webhooks:0:Secret must be whsec_")]
    [InlineData("Secret", "whsec_c2hvcnQ=", "Events:Webhooks:0:Secret must be whsec_")]
    [InlineData("Secret", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "Events:Webhooks:0:Secret must be whsec_")]
    [InlineData("FormerSecret", "whsec_!", "Events:Webhooks:0:FormerSecret must be whsec_")]
    [InlineData("Types:0", "gate.decided", "Events:Webhooks:0:Types names 'gate.decided'; the types are onboarding.run.started")]
    public void A_wrong_setting_is_named_with_its_remedy_and_no_secret_is_told(string name, string value, string expected)
    {
        var settings = new Dictionary<string, string> { ["0:Url"] = "https://one.example/hook", ["0:Secret"] = Secret, [$"0:{name}"] = value };

        var wrong = Assert.Throws<InvalidDataException>(() => Read([.. settings.Select(setting => (setting.Key, setting.Value))]));

        Assert.StartsWith(expected, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_is_set_up_once() => Assert.Contains("twice", Assert.Throws<InvalidDataException>(() => Read(
        ("0:Url", "https://one.example/hook"), ("0:Secret", Secret), ("1:Url", "https://one.example/hook"), ("1:Secret", Secret))).Message, StringComparison.Ordinal);

    private static Webhooks Read(params (string Key, string Value)[] settings) => Webhooks.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => $"Events:Webhooks:{setting.Key}", string? (setting) => setting.Value)).Build());
}
