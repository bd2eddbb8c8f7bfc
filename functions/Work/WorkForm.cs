using Onboarding.Functions.Forms;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Work;

/// <summary>A part of a form: fields under a heading of their own, or under none.</summary>
/// <param name="Heading">Heading; empty: none.</param>
/// <param name="Fields">Fields.</param>
internal sealed record FormPart(string Heading, IReadOnlyList<FormField> Fields);

/// <summary>Makes the parts of an input's form. Pure.</summary>
internal static class WorkForm
{
    // Without a script no row can be added: so many empty ones stand below, and saving brings new ones.
    private const int BlankRows = 2;

    /// <summary>The parts.</summary>
    /// <param name="input">The input.</param>
    /// <param name="facts">What is chosen from.</param>
    /// <param name="key">Key of the record; empty for a new one.</param>
    /// <param name="form">What stands in it.</param>
    /// <param name="scope">Tells the form's elements apart from others of its page.</param>
    /// <param name="rows">How many rows each list has at least.</param>
    public static IReadOnlyList<FormPart> PartsOf(WorkInput input, WorkFacts facts, string key, FilledForm form, string scope = "", Func<string, int>? rows = null)
    {
        var maker = new FieldWords(facts.Phrases, form, facts.Language);
        var plain = new List<FormField>();
        var parts = new List<FormPart>();
        foreach (var entry in EntriesOf(input, facts, key))
        {
            if (entry.Rows.Count > 0) parts.AddRange(RowsOf(input, facts, entry, form, maker, scope, Math.Max(form.Length(entry.Path), rows?.Invoke(entry.Path) ?? 0) + BlankRows));
            else if (entry.Each is { } each) parts.Add(EachOf(input, facts, entry, each, maker, scope));
            else plain.Add(FieldOf(input, facts, entry, entry.Path, entry.Path, maker, scope));
        }

        return [new FormPart("", plain), .. parts];
    }

    // An id that need not be given comes last: nobody has to think of it before they know what it is about.
    private static IEnumerable<WorkEntry> EntriesOf(WorkInput input, WorkFacts facts, string key)
    {
        var entries = input.Entries(facts, key);
        if (key.Length > 0) return entries;
        return input.IdFrom.Length > 0 ? [.. entries, .. input.Key] : [.. input.Key.Select(entry => entry.Needed), .. entries];
    }

    private static IEnumerable<FormPart> RowsOf(
        WorkInput input, WorkFacts facts, WorkEntry entry, FilledForm form, FieldWords maker, string scope, int count)
    {
        // What is wrong with the list as a whole stands beside its first row.
        var problem = form.ProblemOf(entry.Path) is { } wrong ? facts.Phrases.Render(wrong.Message, facts.Language) : "";
        for (var row = 0; row < count; row++)
        {
            var heading = facts.Phrases.Render(new Phrase("work.row")
                .With("name", PhraseValue.Word($"field.{input.Id}.{entry.Path}")).With("number", row + 1), facts.Language);
            var fields = entry.Rows.Select(member => FieldOf(input, facts, member, $"{entry.Path}[{row}].{member.Path}", $"{entry.Path}.{member.Path}", maker, scope)).ToList();
            if (row == 0 && problem.Length > 0) fields[0] = fields[0] with { Problem = $"{problem} {fields[0].Problem}".Trim() };
            yield return new FormPart(heading, fields);
        }
    }

    private static FormPart EachOf(
        WorkInput input, WorkFacts facts, WorkEntry entry, Func<WorkFacts, IEnumerable<(string Id, string Name)>> each, FieldWords maker, string scope) => new(
        facts.Phrases.Render(new Phrase($"field.{input.Id}.{entry.Path}"), facts.Language),
        [.. each(facts).Select(one => FieldOf(input, facts, entry, $"{entry.Path}.{one.Id}", entry.Path, maker, scope) with { Label = one.Name })]);

    private static FormField FieldOf(WorkInput input, WorkFacts facts, WorkEntry entry, string path, string name, FieldWords maker, string scope)
    {
        var words = $"{input.Id}.{name}";
        var field = entry.Options is { } options
            ? maker.Of(path, words, entry.Kind, options(facts), entry.IsRequired)
            : maker.Of(path, words, entry.Kind, entry.IsRequired);
        return field with
        {
            Scope = scope,
            Suggestions = entry.Suggestions is { } suggestions ? [.. suggestions(facts).Select(one => new FieldOption(one.Value, one.Name, false))] : [],
            Minimum = entry.Minimum,
            Step = entry.Step,
            FilesPath = field.IsEvidence ? $"/runs/{facts.File.Run.Id}/evidence" : "",
        };
    }
}
