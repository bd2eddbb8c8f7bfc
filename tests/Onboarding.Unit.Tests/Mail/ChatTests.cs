using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Onboarding.Unit.Tests.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Mail.Chat;

namespace Onboarding.Unit.Tests.Mail;

public sealed class ChatTests
{
    private static readonly (string, string)[] Room =
        [("Chat:Webhooks:0:Name", "ops"), ("Chat:Webhooks:0:Kind", "slack"), ("Chat:Webhooks:0:Url", "https://hooks.example/services/SECRET")];

    public static TheoryData<string, string> EveryNoticeAndLanguage()
    {
        var data = new TheoryData<string, string>();
        foreach (var kind in ChatNotices.All)
            foreach (var language in Languages.All) data.Add(kind, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryNoticeAndLanguage))]
    public void A_notice_has_neither_greeting_nor_closing_line_nor_link(string kind, string language)
    {
        var message = ChatMessage.Of(SampleMails.Write(kind, language == Languages.Chinese ? SampleGate.Lin : SampleGate.Anna));

        Assert.NotEmpty(message.Text);
        foreach (var part in new[] { "Hello", "您好", "sent automatically", "自动发送", "/approvals/" }) Assert.DoesNotContain(part, message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailKinds.ApprovalRequest)]
    [InlineData(MailKinds.ApprovalReminder)]
    public void A_decision_link_is_never_posted(string kind)
    {
        Assert.DoesNotContain(kind, ChatNotices.All);
        Assert.Throws<MailRefusedException>(() => ChatMessage.Of(SampleMails.Write(kind, SampleGate.Anna)));
    }

    [Fact]
    public void Teams_gets_an_adaptive_card_in_which_nothing_typed_becomes_a_link()
    {
        var body = new ChatMessage("Title", "See [here](https://evil.example)").BodyFor(ChatKinds.Teams);

        var card = body["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", card["contentType"]!.ToString());
        Assert.Equal("AdaptiveCard", card["content"]!["type"]!.ToString());
        Assert.Equal(@"See \[here\](https://evil.example)", card["content"]!["body"]![1]!["text"]!.ToString());
    }

    [Fact]
    public void Slack_gets_plain_text_blocks_within_its_limits()
    {
        var body = new ChatMessage(new string('t', 200) + "<!channel>", new string('x', 4000)).BodyFor(ChatKinds.Slack);

        Assert.EndsWith("&lt;!channel&gt;", body["text"]!.ToString(), StringComparison.Ordinal);
        Assert.All(body["blocks"]!.AsArray(), block => Assert.Equal("plain_text", block!["text"]!["type"]!.ToString()));
        Assert.Equal(150, body["blocks"]![0]!["text"]!["text"]!.ToString().Length);
        Assert.Equal(3000, body["blocks"]![1]!["text"]!["text"]!.ToString().Length);
    }

    [Fact]
    public void WeCom_and_DingTalk_get_text_that_is_cut_between_letters()
    {
        var message = new ChatMessage("标题", string.Concat(Enumerable.Repeat("试点😀", 2000)));

        var (wecom, dingtalk) = (ContentOf(message.BodyFor(ChatKinds.WeCom)), ContentOf(message.BodyFor(ChatKinds.DingTalk)));

        Assert.InRange(Encoding.UTF8.GetByteCount(wecom), 2040, 2048);
        Assert.InRange(Encoding.UTF8.GetByteCount(dingtalk), 17_990, 18_000);
        Assert.EndsWith("…", wecom, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(wecom)));
    }

    [Fact]
    public void DingTalk_is_signed_over_time_and_secret()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(1780387200123);
        var url = ChatMessage.SignedForDingTalk(new Uri("https://oapi.dingtalk.example/robot/send?access_token=T"), "SEC1", now);

        var sign = Convert.ToBase64String(HMACSHA256.HashData("SEC1"u8, "1780387200123\nSEC1"u8));
        Assert.Equal($"https://oapi.dingtalk.example/robot/send?access_token=T&timestamp=1780387200123&sign={Uri.EscapeDataString(sign)}", url.AbsoluteUri);
    }

    [Fact]
    public void A_room_is_told_the_usual_notices_unless_it_is_set_otherwise()
    {
        Assert.Equal(ChatNotices.Usual, Assert.Single(Read(Room).Webhooks).Notices);
        Assert.Equal([MailKinds.AuditDue], Assert.Single(Read([.. Room, ("Chat:Webhooks:0:Notices:0", MailKinds.AuditDue)]).Webhooks).Notices);
        Assert.Empty(Read([]).Webhooks);
    }

    [Theory]
    [InlineData("Name", "Ops Room")]
    [InlineData("Kind", "irc")]
    [InlineData("Url", "http://hooks.example/services/SECRET")]
    [InlineData("Language", "fr")]
    [InlineData("Notices:0", "approval-request")]
    public void A_wrong_setting_is_named_without_the_secret(string setting, string value)
    {
        var wrong = Assert.Throws<InvalidDataException>(() => Read([.. Room, ($"Chat:Webhooks:0:{setting}", value)]));

        Assert.Contains($"Chat:Webhooks:0:{setting.Split(':')[0]}", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", wrong.Message, StringComparison.Ordinal);
    }

    private static string ContentOf(JsonObject body) => body["text"]!["content"]!.ToString();

    private static ChatSettings Read((string Key, string Value)[] values) => ChatSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.GroupBy(one => one.Key).ToDictionary(one => one.Key, string? (one) => one.Last().Value)).Build());
}
