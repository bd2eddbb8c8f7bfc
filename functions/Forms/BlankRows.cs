using Microsoft.Extensions.Primitives;

namespace Onboarding.Functions.Forms;

/// <summary>Rows of a form's list that only say what they are about. Pure.</summary>
internal static class BlankRows
{
    /// <summary>Takes the rows of a list out in which nothing is filled in but what they are about.</summary>
    /// <param name="fields">Fields by name.</param>
    /// <param name="list">Path of the list.</param>
    /// <param name="about">Member that says what a row is about.</param>
    public static void Drop(Dictionary<string, StringValues> fields, string list, string about)
    {
        var rows = fields.Keys.Where(name => name.StartsWith(list + "[", StringComparison.Ordinal)).GroupBy(name => name[..(name.IndexOf(']', StringComparison.Ordinal) + 1)]).ToList();
        foreach (var row in rows.Where(row => row.All(name => name.EndsWith($"].{about}", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(fields[name]))))
            foreach (var name in row) fields.Remove(name);
    }
}
