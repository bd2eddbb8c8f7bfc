using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Mail;

namespace Onboarding.Integration.Tests.Mail;

/// <summary>The SDK against an HTTP server on this machine that answers as SendGrid does.</summary>
public sealed class SendGridTests : IAsyncLifetime
{
    private readonly WebApplication _server;
    private int _status = StatusCodes.Status202Accepted;
    private JsonElement _received;
    private string? _authorization;

    public SendGridTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/v3/mail/send", async (HttpRequest request) =>
        {
            _authorization = request.Headers.Authorization;
            _received = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
            return Results.StatusCode(_status);
        });
    }

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_letter_carries_its_key_and_its_links_are_left_alone()
    {
        await Transport().SendAsync(Letter);

        var recipient = _received.GetProperty("personalizations")[0];
        Assert.Equal("Bearer SG.test", _authorization);
        Assert.Equal("run-1:contract:1", recipient.GetProperty("headers").GetProperty("X-Onboarding-Key").GetString());
        Assert.Equal("auto-generated", recipient.GetProperty("headers").GetProperty("Auto-Submitted").GetString());
        Assert.Equal("run-1:contract:1", recipient.GetProperty("custom_args").GetProperty("onboarding_key").GetString());
        Assert.False(_received.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean());
        Assert.Equal(["text/plain", "text/html"], _received.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()));
        Assert.Equal("林芳", recipient.GetProperty("to")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    [InlineData(StatusCodes.Status401Unauthorized)]
    public async Task What_can_be_repaired_is_tried_again(int status)
    {
        _status = status;

        Assert.Contains($"{status}", (await Assert.ThrowsAsync<MailDelayedException>(() => Transport().SendAsync(Letter))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_letter_is_final()
    {
        _status = StatusCodes.Status400BadRequest;

        await Assert.ThrowsAsync<MailRefusedException>(() => Transport().SendAsync(Letter));
    }

    [Fact]
    public async Task A_provider_out_of_reach_is_tried_again()
    {
        var transport = Transport();
        await _server.StopAsync();

        await Assert.ThrowsAsync<MailDelayedException>(() => transport.SendAsync(Letter));
    }

    [Fact]
    public async Task It_cannot_tell_what_it_accepted() => Assert.Null(await Transport().WasAcceptedAsync("run-1:contract:1"));

    [Fact]
    public void Without_a_key_the_start_says_what_to_set() => Assert.Contains(
        "Mail:SendGrid:ApiKey", Assert.Throws<InvalidDataException>(() => new SendGridTransport(new MailSettings())).Message, StringComparison.Ordinal);

    private static Letter Letter => new()
    {
        Key = "run-1:contract:1",
        To = new Recipient("林芳", "lin@example.com", "zh-CN", "Asia/Shanghai"),
        Subject = "主题",
        Text = "text",
        Html = "<p>html</p>",
    };

    private SendGridTransport Transport() =>
        new(new MailSettings { SendGrid = new SendGridSettings { ApiKey = "SG.test", Host = _server.Urls.First() } });
}
