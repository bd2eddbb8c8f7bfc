using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Onboarding.Workflows.Mail.Chat;

/// <summary>A notice as a chat shows it.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record ChatMessage(string Title, string Text)
{
    // Slack refuses longer headers and sections; Teams refuses messages of more than about 28 KB.
    private const int SlackTitle = 150;
    private const int SlackText = 3000;
    private const int TeamsText = 6000;

    // In UTF-8 bytes: WeCom cuts off at 2048, DingTalk refuses more than 20000.
    private const int WeComBytes = 2048;
    private const int DingTalkBytes = 18_000;

    private static readonly string[] OwnLinks = ["/approvals/", "/vendor/"];

    /// <summary>What a letter tells, without greeting and closing line.</summary>
    /// <exception cref="MailRefusedException">It carries a link to a decision or to the vendor's pages, which is one person's own.</exception>
    public static ChatMessage Of(Letter letter)
    {
        var paragraphs = letter.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var message = new ChatMessage(letter.Subject, string.Join("\n\n", paragraphs.Length > 2 ? paragraphs[1..^1] : paragraphs));
        return OwnLinks.Any(link => message.Text.Contains(link, StringComparison.Ordinal))
            ? throw new MailRefusedException("A notice with a link of one person's own is never posted to a chat.")
            : message;
    }

    /// <summary>The body that a chat takes.</summary>
    /// <param name="kind">See <see cref="ChatKinds"/>.</param>
    public JsonObject BodyFor(string kind) => kind switch
    {
        ChatKinds.Teams => ForTeams(),
        ChatKinds.Slack => ForSlack(),
        ChatKinds.WeCom => PlainText(WeComBytes),
        ChatKinds.DingTalk => PlainText(DingTalkBytes),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such chat."),
    };

    /// <summary>DingTalk's signature: HMAC-SHA-256 of time stamp and secret, under the secret, added to the address.</summary>
    /// <param name="room">Address of the webhook.</param>
    /// <param name="secret">The robot's secret.</param>
    /// <param name="now">UTC; DingTalk takes it for an hour.</param>
    public static Uri SignedForDingTalk(Uri room, string secret, DateTimeOffset now)
    {
        var stamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{stamp}\n{secret}")));
        return new Uri($"{room.AbsoluteUri}{(room.Query.Length > 0 ? '&' : '?')}timestamp={stamp}&sign={Uri.EscapeDataString(sign)}");
    }

    private JsonObject ForTeams() => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["contentUrl"] = null,
            ["content"] = new JsonObject
            {
                ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                ["type"] = "AdaptiveCard",
                ["version"] = "1.4",
                ["body"] = new JsonArray(
                    new JsonObject { ["type"] = "TextBlock", ["text"] = Plain(Title), ["size"] = "Medium", ["weight"] = "Bolder", ["wrap"] = true },
                    new JsonObject { ["type"] = "TextBlock", ["text"] = Plain(Cut(Text, TeamsText)), ["wrap"] = true }),
            },
        }),
    };

    private JsonObject ForSlack() => new()
    {
        // Shown where blocks are not: in a notification. Plain text blocks know no links and no mentions.
        ["text"] = Title.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
        ["blocks"] = new JsonArray(
            new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Cut(Title, SlackTitle), ["emoji"] = false } },
            new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Cut(Text, SlackText), ["emoji"] = false } }),
    };

    private JsonObject PlainText(int mostBytes) =>
        new() { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = CutToBytes($"{Title}\n\n{Text}", mostBytes) } };

    // A card's text knows links in brackets; what people typed must not become one.
    private static string Plain(string text) => text.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }

    private static string CutToBytes(string text, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= mostBytes) return text;
        var (room, end) = (mostBytes - Encoding.UTF8.GetByteCount("…"), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0) break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end] + "…";
    }
}
