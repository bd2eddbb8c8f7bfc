using Onboarding.Functions.Forms;
using Onboarding.Functions.Pages;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.NewRun;

/// <summary>Makes the fields of a request's form, and tells which problems stand beside none of them.</summary>
internal sealed class RequestFields(Phrasebook phrases, FilledForm form, string language)
{
    private readonly FieldWords _words = new(phrases, form, language);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly List<FormProblem> _problems = [];

    /// <summary>The form's values.</summary>
    public FilledForm Form => form;

    /// <summary>Language of the reader.</summary>
    public string Language => language;

    /// <summary>Everything that is wrong: what stands beside a field, then the rest.</summary>
    public IReadOnlyList<FormProblem> Problems =>
    [
        .. _problems,
        .. form.Problems.Where(problem => !_shown.Contains(problem.Field)).Select(problem => new FormProblem("main", problem.Field, Said(problem))),
    ];

    /// <summary>A word of the form.</summary>
    public string Word(string key) => phrases.Word(key, language);

    /// <summary>A help text; empty where there is none.</summary>
    public string WordOrNone(string key) => phrases.Has(key) ? phrases.Word(key, language) : "";

    /// <summary>A field whose texts are <c>field.request-{name}</c>.</summary>
    public FormField Of(string path, string name, FieldKind kind = FieldKind.Text, bool required = false) =>
        Shown(_words.Of(path, $"request-{name}", kind, required));

    /// <summary>A field with what can be chosen.</summary>
    public FormField Of(string path, string name, FieldKind kind, IEnumerable<(string Value, string Name)> options, bool required = false) =>
        Shown(_words.Of(path, $"request-{name}", kind, options, required));

    /// <summary>A whole number.</summary>
    public FormField Count(string path, string name, bool required = false) => Of(path, name, FieldKind.Number, required) with { Minimum = "0", Step = "1" };

    /// <summary>A share from 0 to 1.</summary>
    public FormField Share(string path, string name, bool required = false) => Of(path, name, FieldKind.Number, required) with { Minimum = "0", Maximum = "1" };

    /// <summary>What is wrong with a list as a whole; it stands at the head of its rows.</summary>
    /// <param name="path">The list.</param>
    /// <param name="anchor">Id of the section that shows it.</param>
    /// <param name="label">What the list is called.</param>
    public IReadOnlyList<string> OfList(string path, string anchor, string label)
    {
        var found = form.Problems.Where(problem => problem.Field == path || IsBareRow(problem.Field, path)).ToList();
        foreach (var problem in found) Note(problem.Field, anchor, label, Said(problem));
        return [.. found.Select(problem => Said(problem))];
    }

    // What is wrong with one of several values in a field stands beside that field.
    private FormField Shown(FormField field)
    {
        var inside = field.Kind is FieldKind.Area or FieldKind.Several;
        var found = form.Problems.Where(problem => problem.Field == field.Name || (field.IsRequired && problem.Field == FieldWords.PartOf(field.Name)) || (inside && IsBareRow(problem.Field, field.Name))).ToList();
        foreach (var problem in found) Note(problem.Field, field.Id, field.Label, Said(problem));
        return found.Count == 0 ? field : field with { Problem = string.Join(" ", found.Select(problem => Said(problem)).Distinct()) };
    }

    private string Said(FieldError problem) => phrases.Render(PagePhrase.Of(problem.Message, phrases), language);

    private void Note(string path, string anchor, string label, string message)
    {
        if (_shown.Add(path)) _problems.Add(new FormProblem(anchor, label, message));
    }

    private static bool IsBareRow(string field, string list) =>
        field.Length > list.Length + 1 && field[^1] == ']' && field.StartsWith(list + "[", StringComparison.Ordinal) && field.IndexOf(']', list.Length) == field.Length - 1;
}
