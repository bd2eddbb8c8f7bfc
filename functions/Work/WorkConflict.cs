using Onboarding.Functions.Forms;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Work;

/// <summary>A field that two people filled in differently.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Theirs">What is stored now; empty: nothing.</param>
/// <param name="Mine">What the form has; empty: nothing.</param>
internal sealed record FieldConflict(string Label, string Theirs, string Mine);

/// <summary>What somebody changed while a form was open. Pure.</summary>
internal static class WorkConflict
{
    /// <summary>The fields that differ.</summary>
    /// <param name="mine">The form as it was sent.</param>
    /// <param name="theirs">The same form with what is stored now.</param>
    /// <param name="yes">Word for a box that is ticked.</param>
    /// <param name="no">Word for one that is not.</param>
    public static IReadOnlyList<FieldConflict> Of(IReadOnlyList<FormPart> mine, IReadOnlyList<FormPart> theirs, string yes, string no)
    {
        var stored = theirs.SelectMany(part => part.Fields).ToDictionary(field => field.Name);
        return
        [
            .. from part in mine
               from field in part.Fields
               let there = stored.TryGetValue(field.Name, out var known) ? TextOf(known, yes, no) : ""
               let here = TextOf(field, yes, no)
               where there != here
               select new FieldConflict(part.Heading.Length == 0 ? field.Label : $"{part.Heading}: {field.Label}", there, here),
        ];
    }

    /// <summary>The entries that tell what happened to a record after a form was drawn; those of all its like when none names it.</summary>
    /// <param name="entries">The run's audit.</param>
    /// <param name="after">Last entry that the form had seen.</param>
    /// <param name="input">The input.</param>
    /// <param name="name">What the record is called.</param>
    /// <param name="language">Language of that name.</param>
    public static IReadOnlyList<AuditEntry> Since(IEnumerable<AuditEntry> entries, int after, WorkInput input, string name, string language)
    {
        var alike = entries.Where(entry => entry.Sequence > after && input.AuditKinds.Any(kind => entry.Kind.StartsWith(kind, StringComparison.Ordinal))).ToList();
        var named = alike.Where(entry => entry.What.Values.Values.Any(value => ValueText.Of(value, language) == name)).ToList();
        return named.Count > 0 ? named : alike;
    }

    private static string TextOf(FormField field, string yes, string no) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Several => string.Join(", ", field.Options.Where(option => option.IsChosen).Select(option => option.Name)),
        FieldKind.Flag => field.Value == "true" ? yes : no,
        _ => field.Value.Trim(),
    };
}
