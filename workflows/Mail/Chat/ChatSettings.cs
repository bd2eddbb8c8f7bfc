using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Mail.Chat;

/// <summary>Section <c>Chat</c> of the configuration: rooms that are told of notices.</summary>
public sealed partial class ChatSettings
{
    /// <summary>The rooms; none by default.</summary>
    public IReadOnlyList<ChatRoom> Webhooks { get; set; } = [];

    /// <summary>The room with this key; null when it is not set any more.</summary>
    public ChatRoom? Find(string key) => Webhooks.FirstOrDefault(room => room.Key == key);

    /// <summary>The rooms that are told of a kind.</summary>
    public IEnumerable<ChatRoom> For(string kind) => Webhooks.Where(room => room.Notices.Contains(kind));

    /// <summary>The settings of a configuration.</summary>
    /// <exception cref="InvalidDataException">One of them is wrong; the message names it.</exception>
    public static ChatSettings Read(IConfiguration configuration)
    {
        var rooms = new List<ChatRoom>();
        foreach (var section in configuration.GetSection("Chat:Webhooks").GetChildren())
        {
            var room = section.Get<ChatRoom>() ?? new ChatRoom();
            // Lists of a configuration are added to what is there, so the default is set only where nothing is.
            if (room.Notices.Count == 0) room.Notices = ChatNotices.Usual;
            Check(room, section.Path);
            if (rooms.Exists(other => other.Name == room.Name)) throw new InvalidDataException($"{section.Path}:Name is '{room.Name}', which another room has.");
            rooms.Add(room);
        }

        return new ChatSettings { Webhooks = rooms };
    }

    // The address is a secret: no message repeats it.
    private static void Check(ChatRoom room, string path)
    {
        if (!Names().IsMatch(room.Name)) throw new InvalidDataException($"{path}:Name is '{room.Name}'; it must be 1 to 40 lower-case letters, digits and hyphens.");
        if (!ChatKinds.All.Contains(room.Kind)) throw new InvalidDataException($"{path}:Kind is '{room.Kind}'; it must be one of {string.Join(", ", ChatKinds.All)}.");
        if (room.Url is not { IsAbsoluteUri: true } url || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            throw new InvalidDataException($"{path}:Url must be the https address that the chat shows for the webhook.");
        if (!Languages.IsSupported(room.Language)) throw new InvalidDataException($"{path}:Language is '{room.Language}'; it must be one of {string.Join(", ", Languages.All)}.");
        if (room.Notices.FirstOrDefault(notice => !ChatNotices.All.Contains(notice)) is { } unknown)
            throw new InvalidDataException($"{path}:Notices has '{unknown}'; it can have {string.Join(", ", ChatNotices.All)}.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}\\z")]
    private static partial Regex Names();
}

/// <summary>A room of a chat, reached by a webhook.</summary>
public sealed class ChatRoom
{
    private const string KeyStart = "chat-";

    /// <summary>Our own name of it, lower-case letters, digits and hyphens; it is part of keys, so it stays.</summary>
    public string Name { get; set; } = "";

    /// <summary>See <see cref="ChatKinds"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Address of the webhook; whoever has it can post, so it is a secret.</summary>
    public Uri? Url { get; set; }

    /// <summary>With <c>dingtalk</c>: key of its signature; null where the robot asks for none.</summary>
    public string? Secret { get; set; }

    /// <summary>Language of its notices.</summary>
    public string Language { get; set; } = Languages.English;

    /// <summary>Kinds of notices that it is told; by default <see cref="ChatNotices.Usual"/>.</summary>
    public IReadOnlyList<string> Notices { get; set; } = [];

    /// <summary>Its key among the recipients of a notice.</summary>
    public string Key => KeyStart + Name;

    /// <summary>True for the key of a room: those of people are hexadecimal.</summary>
    public static bool IsKey(string recipientKey) => recipientKey.StartsWith(KeyStart, StringComparison.Ordinal);
}

/// <summary>Chats that can be told.</summary>
public static class ChatKinds
{
    /// <summary>Microsoft Teams, by a workflow that posts what it receives.</summary>
    public const string Teams = "teams";

    /// <summary>Slack, by an incoming webhook.</summary>
    public const string Slack = "slack";

    /// <summary>WeCom, by a group robot.</summary>
    public const string WeCom = "wecom";

    /// <summary>DingTalk, by a group robot.</summary>
    public const string DingTalk = "dingtalk";

    /// <summary>Every chat.</summary>
    public static IReadOnlyList<string> All { get; } = [Teams, Slack, WeCom, DingTalk];
}

/// <summary>Kinds of mails that a room can be told of: those that carry no decision link and are nobody's own.</summary>
public static class ChatNotices
{
    /// <summary>What a room is told unless it is set otherwise.</summary>
    public static IReadOnlyList<string> Usual { get; } = [MailKinds.GateDecided, MailKinds.EarlyWarning, MailKinds.BusinessReview, MailKinds.RunEnded];

    /// <summary>Everything that a room can be told.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Usual, MailKinds.StageReminder, MailKinds.ReviewReminder, MailKinds.MeetingAgenda, MailKinds.TrainingNeed, MailKinds.AuditDue];
}
