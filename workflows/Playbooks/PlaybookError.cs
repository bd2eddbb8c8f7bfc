using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks;

/// <summary>One thing wrong with a playbook.</summary>
/// <param name="Path">Where, for example <c>gates.contract.choices[1].kind</c>; empty for the whole document.</param>
/// <param name="Remedy">What is wrong there and what to do about it.</param>
public sealed record PlaybookError(string Path, Phrase Remedy)
{
    /// <summary>File that the value comes from, which may be one that the playbook extends; empty for one that was handed in; null while unknown.</summary>
    public string? File { get; init; }

    /// <summary>Line in that file, from 1; null while unknown.</summary>
    public int? Line { get; init; }

    /// <summary>The remedy with its line.</summary>
    public Phrase WithLine => Line is { } line ? new Phrase("playbook.at-line").With("remedy", Remedy).With("line", AsText(line)) : Remedy;

    /// <summary>The remedy with its line, and with its file when it lies in a playbook that is extended.</summary>
    public Phrase WithPlace => Line is { } line && File is { Length: > 0 } file
        ? new Phrase("playbook.at-file").With("remedy", Remedy).With("file", file).With("line", AsText(line))
        : WithLine;

    // Line 1200 is no 1,200.
    private static string AsText(int line) => line.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
