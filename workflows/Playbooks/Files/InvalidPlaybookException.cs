using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>A playbook breaks the schema or contradicts itself.</summary>
/// <param name="errors">Everything that is wrong, at least one.</param>
public sealed class InvalidPlaybookException(IReadOnlyList<PlaybookError> errors)
    : Exception("Invalid playbook: " + string.Join(", ", errors.Select(error => $"{error.File} {error.Path} ({error.Remedy.Key})")))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<PlaybookError> Errors { get; } = errors;

    /// <summary>One line for each error: file, path, line and remedy.</summary>
    public string In(Phrasebook phrases, string language) => string.Join(
        Environment.NewLine,
        Errors.Select(error => string.Join(": ", new[] { error.File, error.Path, phrases.Render(error.WithLine, language) }.Where(part => !string.IsNullOrEmpty(part))))
            .Distinct());
}
