using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Forms;

/// <summary>Makes the fields of a form, in the reader's language. A label is the text <c>field.{name}</c>, a hint <c>field.{name}-hint</c> where there is one.</summary>
internal sealed class FieldWords(Phrasebook phrases, FilledForm form, string language)
{
    /// <summary>A field.</summary>
    /// <param name="path">Path in the document.</param>
    /// <param name="name">Name of its texts.</param>
    /// <param name="kind">How it is filled in.</param>
    /// <param name="required">True when it cannot be left empty.</param>
    public FormField Of(string path, string name, FieldKind kind = FieldKind.Text, bool required = false) => new(path, phrases.Word($"field.{name}", language))
    {
        Kind = kind,
        Value = kind == FieldKind.Area && form.Length(path) > 0 ? string.Join('\n', form.Texts(path)) : form.Text(path),
        Hint = phrases.Has($"field.{name}-hint") ? phrases.Word($"field.{name}-hint", language) : "",
        Problem = (form.ProblemOf(path) ?? (required ? form.ProblemOf(PartOf(path)) : null)) is { } problem ? phrases.Render(problem.Message, language) : "",
        IsRequired = required,
    };

    /// <summary>A field with what can be chosen.</summary>
    /// <param name="path">Path in the document.</param>
    /// <param name="name">Name of its texts.</param>
    /// <param name="kind"><see cref="FieldKind.Choice"/> or <see cref="FieldKind.Several"/>.</param>
    /// <param name="options">Values with their names.</param>
    /// <param name="required">True when something has to be chosen.</param>
    public FormField Of(string path, string name, FieldKind kind, IEnumerable<(string Value, string Name)> options, bool required = false) =>
        Of(path, name, kind, required) with
        {
            Options = [.. options.Select(option => new FieldOption(option.Value, option.Name,
                kind == FieldKind.Several ? form.Texts(path).Contains(option.Value) : form.Text(path) == option.Value))],
        };

    /// <summary>Everything that is wrong and stands beside none of the fields, as sentences for the top of the form.</summary>
    public IReadOnlyList<string> Others(IEnumerable<FormField> fields)
    {
        var shown = fields.SelectMany(field => field.IsRequired ? new[] { field.Name, PartOf(field.Name) } : [field.Name]).ToHashSet(StringComparer.Ordinal);
        return [.. form.Problems.Where(problem => !shown.Contains(problem.Field)).Select(problem => $"{problem.Field}: {phrases.Render(problem.Message, language)}")];
    }

    /// <summary>
    /// Path of the part that a field belongs to; empty without one. Where every field of a part was left empty the part itself is missing,
    /// and what is said of it holds for each of its fields that cannot be left empty.
    /// </summary>
    internal static string PartOf(string path) => path.LastIndexOf('.') is > 0 and var end ? path[..end] : "";
}
