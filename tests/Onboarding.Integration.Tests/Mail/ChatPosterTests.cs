using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Chat;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Mail;

/// <summary>Posts against an HTTP server on this machine that answers as the chats do.</summary>
[Collection(LocalServices.Collection)]
public sealed class ChatPosterTests : IAsyncLifetime
{
    private readonly LocalServices _local;
    private readonly WebApplication _server;
    private readonly List<JsonObject> _received = [];
    private (int Status, string Body) _answer = (200, """{"errcode":0,"errmsg":"ok"}""");
    private string _query = "";

    public ChatPosterTests(LocalServices local)
    {
        _local = local;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/room", async (HttpRequest request) =>
        {
            _query = request.QueryString.Value ?? "";
            _received.Add((await JsonSerializer.DeserializeAsync<JsonObject>(request.Body))!);
            return Results.Text(_answer.Body, statusCode: _answer.Status);
        });
    }

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(ChatKinds.Teams, "attachments")]
    [InlineData(ChatKinds.Slack, "blocks")]
    [InlineData(ChatKinds.WeCom, "msgtype")]
    [InlineData(ChatKinds.DingTalk, "msgtype")]
    public async Task Each_chat_gets_the_body_that_it_takes(string kind, string member)
    {
        await Poster.PostAsync(Room(kind), new ChatMessage("Title", "Text"));

        Assert.Contains(member, Assert.Single(_received).Select(one => one.Key));
        Assert.Equal(kind == ChatKinds.DingTalk, _query.Contains("&sign=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ChatKinds.WeCom, 200, """{"errcode":45009,"errmsg":"api freq out of limit"}""")]
    [InlineData(ChatKinds.DingTalk, 200, """{"errcode":310000,"errmsg":"sign not match"}""")]
    [InlineData(ChatKinds.WeCom, 200, "nonsense")]
    [InlineData(ChatKinds.Slack, 429, "rate_limited")]
    [InlineData(ChatKinds.Teams, 503, "")]
    public async Task What_can_be_repaired_is_tried_again_and_the_address_is_not_told(string kind, int status, string body)
    {
        _answer = (status, body);

        var delayed = await Assert.ThrowsAsync<MailDelayedException>(() => Poster.PostAsync(Room(kind), new ChatMessage("Title", "Text")));

        Assert.DoesNotContain("SECRET", delayed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_message_is_final()
    {
        _answer = (400, "invalid_payload");

        await Assert.ThrowsAsync<MailRefusedException>(() => Poster.PostAsync(Room(ChatKinds.Slack), new ChatMessage("Title", "Text")));
    }

    [Fact]
    public async Task A_room_is_told_once_how_a_gate_ended_and_its_address_is_stored_nowhere()
    {
        await using var app = await GateApp.StartAsync(_local, GateRule.Any, services =>
            services.Replace(ServiceDescriptor.Singleton(new ChatSettings { Webhooks = [Room(ChatKinds.Slack)] })));
        await app.OpenAsync();
        var request = await app.RunAsync<FindRecipients, MailOrder, IReadOnlyList<string>>(GateMails.Request(app.Order));
        await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve");
        var order = GateMails.Decided(app.Order);
        var recipients = await app.RunAsync<FindRecipients, MailOrder, IReadOnlyList<string>>(order);

        for (var time = 0; time < 2; time++) Assert.True(await app.RunAsync<PostNotice, MailTask, bool>(new MailTask(order, "chat-ops")));

        Assert.DoesNotContain("chat-ops", request);
        Assert.Contains("chat-ops", recipients);
        Assert.Contains("Contract approval", Assert.Single(_received).ToJsonString(), StringComparison.Ordinal);
        Assert.Single(await app.AuditKindsAsync(), "mail.sent");
        Assert.DoesNotContain("SECRET", await app.RowsAsync(), StringComparison.Ordinal);
    }

    private static ChatPoster Poster => new(new HttpClient(), TimeProvider.System);

    private ChatRoom Room(string kind) => new()
    {
        Name = "ops",
        Kind = kind,
        Url = new Uri($"{_server.Urls.First()}/room?access_token=SECRET"),
        Secret = "SEC1",
        Notices = ChatNotices.Usual,
    };
}
