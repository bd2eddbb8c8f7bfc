using System.Net;
using System.Text;
using System.Text.Json;

namespace Onboarding.Workflows.Mail.Chat;

/// <summary>Posts messages to rooms.</summary>
/// <param name="http">A client that logs no addresses: they are secrets.</param>
/// <param name="time">Clock of signatures.</param>
public sealed class ChatPoster(HttpClient http, TimeProvider time)
{
    private const int LongestAnswer = 300;

    /// <summary>Posts; returns when the chat has taken it.</summary>
    /// <exception cref="MailDelayedException">Not now; try again later.</exception>
    /// <exception cref="MailRefusedException">The chat will never take this message.</exception>
    public async Task PostAsync(ChatRoom room, ChatMessage message, CancellationToken cancellation = default)
    {
        var address = room is { Kind: ChatKinds.DingTalk, Secret: { Length: > 0 } secret }
            ? ChatMessage.SignedForDingTalk(room.Url!, secret, time.GetUtcNow())
            : room.Url!;
        using var body = new StringContent(message.BodyFor(room.Kind).ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.PostAsync(address, body, cancellation);
            var said = await answer.Content.ReadAsStringAsync(cancellation);
            Judge(room, answer.StatusCode, said.Length <= LongestAnswer ? said : said[..LongestAnswer]);
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new MailDelayedException($"The chat room {room.Name} cannot be reached: {away.Message}", away);
        }
    }

    // Only what is wrong with this very message is final; a wrong address or a full quota is repaired without touching the run.
    private static void Judge(ChatRoom room, HttpStatusCode status, string said)
    {
        var answered = $"The chat room {room.Name} answered {(int)status}: {LetterWriter.OneLine(said)}";
        if (status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge) throw new MailRefusedException(answered);
        if ((int)status is < 200 or > 299) throw new MailDelayedException(answered);
        // WeCom and DingTalk answer 200 to everything and say in the body what it is worth.
        if (room.Kind is ChatKinds.WeCom or ChatKinds.DingTalk && !SaysTaken(said)) throw new MailDelayedException(answered);
    }

    private static bool SaysTaken(string said)
    {
        try
        {
            using var answer = JsonDocument.Parse(said);
            return answer.RootElement.ValueKind == JsonValueKind.Object
                && answer.RootElement.TryGetProperty("errcode", out var code) && code.ValueKind == JsonValueKind.Number && code.GetInt32() == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
