using System.Globalization;
using System.Text;

namespace Onboarding.Runtime.DurableTask.Storage;

/// <summary>Partition and row keys of a hub's table.</summary>
internal static class Keys
{
    public const string Status = "status";
    public const int MaximumIdLength = 400;

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

    public static string History(int execution, int turn) => string.Create(CultureInfo.InvariantCulture, $"h{execution:D6}:{turn:D8}");

    public static string Seed(int execution) => History(execution, 0);

    public static string Outbox(int execution, int turn) => string.Create(CultureInfo.InvariantCulture, $"o{execution:D6}:{turn:D8}");

    public static string Inbox(long order) => string.Create(CultureInfo.InvariantCulture, $"i{order:D19}");

    /// <summary>Inbox row of another instance's answer or order: the same message always has the same key.</summary>
    public static string AnswerFrom(string sender, int execution, int id) =>
        string.Create(CultureInfo.InvariantCulture, $"j{Escape(sender)}:{execution:D6}:{id:D6}");

    /// <summary>Inbox row of another instance's event. It is marked, not removed, when taken in: nothing else would tell a second delivery.</summary>
    public static string EventFrom(string sender, int execution, int id) =>
        string.Create(CultureInfo.InvariantCulture, $"k{Escape(sender)}:{execution:D6}:{id:D6}");

    /// <summary>Is the inbox row marked when it is taken in?</summary>
    public static bool IsMarkedWhenTaken(string rowKey) => rowKey[0] == 'k';
}
