using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Calendars;

namespace Onboarding.Integration.Tests.Mail;

/// <summary>The SDK against an HTTP server on this machine that answers as SendGrid does; its requests held against the public v3 API.</summary>
public sealed class SendGridTests : IAsyncLifetime
{
    private const string Key = "run-1:contract:1:abc:approval-request:1";

    private readonly WebApplication _server;
    private readonly Queue<int> _answers = new();
    private readonly List<JsonObject> _received = [];
    private string? _authorization;
    private string? _contentType;

    public SendGridTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/v3/mail/send", async (HttpRequest request) =>
        {
            (_authorization, _contentType) = (request.Headers.Authorization, request.ContentType);
            _received.Add((await JsonSerializer.DeserializeAsync<JsonObject>(request.Body))!);
            if (!_answers.TryDequeue(out var status)) status = StatusCodes.Status202Accepted;
            if (status == StatusCodes.Status429TooManyRequests) request.HttpContext.Response.Headers.RetryAfter = "0";
            return Results.StatusCode(status);
        });
    }

    private JsonObject Received => Assert.Single(_received);

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_request_has_exactly_the_fields_of_the_public_API_that_we_mean()
    {
        await Transport().SendAsync(Letter);

        Assert.Equal("Bearer SG.test", _authorization);
        Assert.StartsWith("application/json", _contentType, StringComparison.Ordinal);
        // No template, no group of unsubscribers, no schedule, no pool: nothing that holds a letter back or changes it.
        Assert.Equal(["content", "from", "personalizations", "tracking_settings"], Received.Select(member => member.Key).Order());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"email":"onboarding@example.com","name":"Onboarding"}"""), Received["from"]));
        var tracking = Received["tracking_settings"]!.AsObject();
        Assert.Equal(["click_tracking", "open_tracking"], tracking.Select(member => member.Key).Order());
        Assert.False(tracking["click_tracking"]!["enable"]!.GetValue<bool>());
        Assert.False(tracking["open_tracking"]!["enable"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Plain_text_comes_before_HTML_as_the_API_demands()
    {
        await Transport().SendAsync(Letter);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"type":"text/plain","value":"text"},{"type":"text/html","value":"<p>html</p>"}]"""), Received["content"]));
    }

    [Fact]
    public async Task One_recipient_with_subject_headers_and_key()
    {
        await Transport().SendAsync(Letter);

        var one = Assert.Single(Received["personalizations"]!.AsArray())!.AsObject();
        Assert.Equal(["custom_args", "headers", "subject", "to"], one.Select(member => member.Key).Order());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""[{"email":"lin@example.com","name":"林芳"}]"""), one["to"]));
        Assert.Equal("主题", one["subject"]!.ToString());
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["onboarding_key"] = Key }, one["custom_args"]));
        var headers = one["headers"]!.AsObject().ToDictionary(header => header.Key, header => header.Value!.ToString());
        Assert.Equal(Key, headers["X-Onboarding-Key"]);
        foreach (var (name, value) in Letter.Headers) Assert.Equal(value, headers[name]);
        Assert.Equal(Letter.Headers.Count + 1, headers.Count);
        // The API refuses a request with one of these.
        string[] reserved = ["x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding", "to", "from", "subject", "reply-to", "cc", "bcc"];
        Assert.DoesNotContain(headers.Keys, name => reserved.Contains(name.ToLowerInvariant()));
    }

    [Fact]
    public async Task A_calendar_entry_is_attached_as_base64()
    {
        await Transport().SendAsync(Letter with { Calendar = Calendar });

        var attached = Assert.Single(Received["attachments"]!.AsArray())!.AsObject();
        Assert.Equal(["content", "disposition", "filename", "type"], attached.Select(member => member.Key).Order());
        Assert.Equal(("event.ics", "text/calendar", "attachment"), (attached["filename"]!.ToString(), attached["type"]!.ToString(), attached["disposition"]!.ToString()));
        Assert.StartsWith("BEGIN:VCALENDAR", Encoding.UTF8.GetString(Convert.FromBase64String(attached["content"]!.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sandbox_is_asked_for_only_where_it_is_set()
    {
        await Transport(sandbox: true).SendAsync(Letter);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"sandbox_mode":{"enable":true}}"""), Received["mail_settings"]));
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests, 4)]
    [InlineData(StatusCodes.Status401Unauthorized, 1)]
    public async Task What_can_be_repaired_is_tried_again(int status, int asked)
    {
        for (var attempt = 0; attempt < asked; attempt++) _answers.Enqueue(status);

        Assert.Contains($"{status}", (await Assert.ThrowsAsync<MailDelayedException>(() => Transport().SendAsync(Letter))).Message, StringComparison.Ordinal);
        Assert.Equal(asked, _received.Count);
    }

    [Fact]
    public async Task A_letter_that_was_turned_away_for_a_moment_arrives_complete_at_the_next_attempt()
    {
        _answers.Enqueue(StatusCodes.Status429TooManyRequests);

        await Transport().SendAsync(Letter);

        Assert.Equal(2, _received.Count);
        Assert.True(JsonNode.DeepEquals(_received[0], _received[1]));
    }

    [Theory]
    [InlineData(StatusCodes.Status400BadRequest)]
    [InlineData(StatusCodes.Status413PayloadTooLarge)]
    public async Task What_is_wrong_with_the_letter_is_final(int status)
    {
        _answers.Enqueue(status);

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
    public async Task It_cannot_tell_what_it_accepted() => Assert.Null(await Transport().WasAcceptedAsync(Key));

    [Fact]
    public void Without_a_key_the_start_says_what_to_set() => Assert.Contains(
        "Mail:SendGrid:ApiKey", Assert.Throws<InvalidDataException>(() => new SendGridTransport(new MailSettings(), new HttpClient())).Message, StringComparison.Ordinal);

    private static Letter Letter => new()
    {
        Key = Key,
        To = new Recipient("林芳", "lin@example.com", "zh-CN", "Asia/Shanghai"),
        Subject = "主题",
        Text = "text",
        Html = "<p>html</p>",
        Headers = LetterHeaders.Of(Key, "run-1:requirements:1:abc:approval-request:1", "onboarding.example"),
    };

    private static CalendarFile Calendar => CalendarFile.Of(
        new MailEvent { Id = "run-1.pilot.30", Summary = "评审", WrittenAt = default(DateTimeOffset).AddYears(2025), On = new DateOnly(2026, 6, 11) }, "onboarding.example");

    private SendGridTransport Transport(bool sandbox = false) => new(
        new MailSettings
        {
            From = "Onboarding <onboarding@example.com>",
            SendGrid = new SendGridSettings { ApiKey = "SG.test", Host = _server.Urls.First(), Sandbox = sandbox },
        },
        new HttpClient(new SendGridPatience(TimeProvider.System) { InnerHandler = new SocketsHttpHandler() }));
}
