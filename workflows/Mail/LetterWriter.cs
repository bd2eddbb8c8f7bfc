using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail.Calendars;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// Writes letters from typed views: <c>templates/mail/{kind}.{language}.text.liquid</c>, whose first line is the subject and whose second
/// is the pre-header, and <c>.html.liquid</c>.
/// </summary>
/// <param name="templates">Templates of mails.</param>
/// <param name="host">Host under which people reach the app; ends the ids of letters.</param>
public sealed class LetterWriter(Templates templates, string host)
{
    // Long enough for every subject we write, short enough for every mail client's list.
    private const int MaximumSubjectLength = 200;

    /// <summary>The letter in the recipient's language.</summary>
    /// <param name="kind">See <see cref="MailKinds"/>.</param>
    /// <param name="key">Key that the provider carries along.</param>
    /// <param name="to">Recipient.</param>
    /// <param name="view">What its templates are filled with.</param>
    /// <param name="firstKey">Key of the run's first letter to the recipient; null when this is it.</param>
    /// <param name="runPage">Address of the run's page, for whoever may open it; empty: the letter leads to none.</param>
    /// <exception cref="InvalidOperationException">A template uses a name that the view does not have.</exception>
    public Letter Write(string kind, string key, Recipient to, IMailView view, string? firstKey = null, string runPage = "")
    {
        var language = Languages.IsSupported(to.Language) ? to.Language : Languages.English;
        var beside = new Dictionary<string, object> { ["runPage"] = runPage };
        var (subject, preHeader, text) = PartsOf(templates.Render($"{kind}.{language}.text.liquid", view, beside));
        beside["preHeader"] = OneLine(preHeader);
        return new Letter
        {
            Key = key,
            To = to,
            Subject = OneLine(subject),
            Text = text,
            Html = templates.Render($"{kind}.{language}.html.liquid", view, beside),
            Headers = LetterHeaders.Of(key, firstKey, host),
            Calendar = view is IDatedView dated ? CalendarFile.Of(dated.Event, host) : null,
        };
    }

    /// <summary>Text that cannot start another header or line: control characters become blanks.</summary>
    internal static string OneLine(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
        return line.Length <= MaximumSubjectLength ? line : line[..(MaximumSubjectLength - 1)] + "…";
    }

    private static (string Subject, string PreHeader, string Text) PartsOf(string rendered)
    {
        var (subject, rest) = FirstLine(rendered);
        var (second, text) = FirstLine(rest);
        text = text.TrimStart('\n');
        // A kind without a line of its own is announced by what it says first, after the greeting.
        return (subject, second.Length > 0 ? second : text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1) ?? "", text);
    }

    private static (string Line, string After) FirstLine(string text) =>
        text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? (text[..end], text[(end + 1)..]) : (text, "");
}
