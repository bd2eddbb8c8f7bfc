using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>
/// Partition and row keys of a hub's table. A row key is a letter for its kind, eight hex digits that stand for the instance, and the rest:
/// Azurite finds a row by its row key first and by its partition after, so keys that are equal in every instance would be slow.
/// </summary>
internal static class Keys
{
    public const int MaximumIdLength = 400;

    /// <summary>Row keys of status rows, and of nothing else, are from here up to <see cref="AfterStatus"/>.</summary>
    public const string FirstStatus = "s";

    /// <summary>Past the last status row's key.</summary>
    public const string AfterStatus = "t";

    /// <summary>An instance id as a partition key: characters that Table Storage refuses are escaped as ~XXXX.</summary>
    public static string Partition(string instanceId)
    {
        if (string.IsNullOrEmpty(instanceId)) throw new ArgumentException("An instance id must not be empty.", nameof(instanceId));
        var escaped = Escape(instanceId);
        if (escaped.Length > MaximumIdLength)
            throw new ArgumentException($"An instance id is limited to {MaximumIdLength} characters; this one has {escaped.Length}.", nameof(instanceId));
        return escaped;
    }

    /// <summary>Checks that an id can be an instance's.</summary>
    /// <exception cref="ArgumentException">It is empty or too long.</exception>
    public static void Check(string instanceId) => Partition(instanceId);

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '/' or '\\' or '#' or '?' or '%' or '~' || char.IsControl(letter)) escaped.Append(CultureInfo.InvariantCulture, $"~{(int)letter:X4}");
            else escaped.Append(letter);
        }

        return escaped.ToString();
    }

    public static string Status(string instanceId) => Of('s', instanceId);

    /// <summary>Row of a turn. Turns of one execution sort in their order.</summary>
    public static string History(InstanceRow row, int turn) => HistoryOf(row) + turn.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>What the keys of an execution's history begin with.</summary>
    public static string HistoryOf(InstanceRow row) => Execution('h', row);

    /// <summary>Row of the events that an execution begins with.</summary>
    public static string Seed(InstanceRow row) => History(row, 0);

    public static string Outbox(InstanceRow row, int turn) => Execution('o', row) + turn.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>Inbox row of a client's message.</summary>
    public static string Inbox(string instanceId, long order) => Of('i', instanceId) + ":" + order.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Inbox row of another instance's answer or order: the same message always has the same key.</summary>
    public static string AnswerFrom(string target, string sender, string execution, int id) => FromSender('j', target, sender, execution, id);

    /// <summary>Inbox row of another instance's event. It is marked, not removed, when taken in: nothing else would tell a second delivery.</summary>
    public static string EventFrom(string target, string sender, string execution, int id) => FromSender('k', target, sender, execution, id);

    /// <summary>Is the inbox row marked when it is taken in?</summary>
    public static bool IsMarkedWhenTaken(string rowKey) => rowKey[0] == 'k';

    /// <summary>Does a client's message lie under this key? Its sender may repeat it without knowing whether it was taken in.</summary>
    public static bool IsClientMessage(string rowKey) => rowKey[0] == 'i';

    private static string Execution(char kind, InstanceRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(kind, row.InstanceId)}:{row.Incarnation}:{row.Execution:D6}:");

    private static string FromSender(char kind, string target, string sender, string execution, int id) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(kind, target)}:{Escape(sender)}:{execution}:{id:D6}");

    private static string Of(char kind, string instanceId) =>
        kind + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instanceId)).AsSpan(0, 4));
}
