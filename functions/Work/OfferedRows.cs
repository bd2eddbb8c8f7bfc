using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;

namespace Onboarding.Functions.Work;

/// <summary>Rows that a form has for what the playbook asks, for example one for each question, so that nobody looks for it. Pure.</summary>
internal static class OfferedRows
{
    /// <summary>Adds a row for everything that a list offers and has none about yet, after those that are there.</summary>
    public static void Add(IEnumerable<WorkEntry> entries, WorkFacts facts, JsonObject document)
    {
        foreach (var entry in entries)
        {
            if (entry.Offered is not { } offered) continue;
            if (document[entry.Path] is not JsonArray rows) document[entry.Path] = rows = new JsonArray();
            var there = rows.Select(row => row?[entry.About]?.ToString()).ToHashSet();
            foreach (var id in offered(facts).Where(id => !there.Contains(id))) rows.Add(new JsonObject { [entry.About] = id });
        }
    }

    /// <summary>Takes those out of a form that nothing was filled into.</summary>
    public static void Drop(IEnumerable<WorkEntry> entries, Dictionary<string, StringValues> fields)
    {
        foreach (var entry in entries.Where(entry => entry.About.Length > 0)) BlankRows.Drop(fields, entry.Path, entry.About);
    }
}
