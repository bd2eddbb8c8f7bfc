using Microsoft.DurableTask;

namespace Onboarding.Workflows.Mail.Chat;

/// <summary>
/// Posts one notice to one room, recorded before and after as a mail is. No chat can be asked what it has, so a crash between posting and
/// recording posts it a second time. Returns whether the chat has it.
/// </summary>
[DurableTask]
public sealed class PostNotice(IEnumerable<IMailKind> kinds, ChatSettings settings, Outbox outbox, LetterWriter writer, ChatPoster chat) : TaskActivity<MailTask, bool>
{
    // A room is in no time zone; times told to it name theirs.
    private const string TimeZone = "UTC";

    /// <inheritdoc />
    public override async Task<bool> RunAsync(TaskActivityContext context, MailTask input)
    {
        var row = await outbox.FindAsync(input);
        if (row?.State is not (null or MailState.Queued or MailState.Delayed)) return row!.State == MailState.Sent;
        if (settings.Find(input.RecipientKey) is not { } room || await WriteAsync(input, room) is not { } letter)
        {
            await outbox.NotNeededAsync(input, row?.To ?? input.RecipientKey);
            return false;
        }

        await outbox.BeginAsync(input, letter);
        try
        {
            await chat.PostAsync(room, ChatMessage.Of(letter));
        }
        catch (MailDelayedException delayed)
        {
            await outbox.DelayedAsync(input, delayed.Message);
            throw;
        }

        await outbox.SentAsync(input);
        return true;
    }

    private async Task<Letter?> WriteAsync(MailTask task, ChatRoom room)
    {
        var to = new Recipient(room.Name, room.Key, room.Language, TimeZone);
        var view = await kinds.Single(one => one.Kind == task.Order.Kind).ViewAsync(task.Order, to);
        return view is null ? null : writer.Write(task.Order.Kind, task.ProviderKey, to, view);
    }
}
