using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Mail;

/// <summary>Writes letters from typed views: <c>templates/mail/{kind}.{language}.text.liquid</c>, whose first line is the subject, and <c>.html.liquid</c>.</summary>
public sealed class LetterWriter(Templates templates)
{
    // Long enough for every subject we write, short enough for every mail client's list.
    private const int MaximumSubjectLength = 200;

    /// <summary>The letter in the recipient's language.</summary>
    /// <exception cref="InvalidOperationException">A template uses a name that the view does not have.</exception>
    public Letter Write(string kind, string key, Recipient to, IMailView view)
    {
        var language = Languages.IsSupported(to.Language) ? to.Language : Languages.English;
        var text = templates.Render($"{kind}.{language}.text.liquid", view);
        var subjectEnds = text.IndexOf('\n', StringComparison.Ordinal);
        return new Letter
        {
            Key = key,
            To = to,
            Subject = OneLine(text[..subjectEnds]),
            Text = text[(subjectEnds + 1)..].TrimStart('\n'),
            Html = templates.Render($"{kind}.{language}.html.liquid", view),
        };
    }

    /// <summary>Text that cannot start another header or line: control characters become blanks.</summary>
    internal static string OneLine(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
        return line.Length <= MaximumSubjectLength ? line : line[..(MaximumSubjectLength - 1)] + "…";
    }
}
