using System.Text.Json.Nodes;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>
/// Everybody who is named in a run, found while its rows come by: by every address in any text, and by names that the audit alone still has once
/// the rows are gone that had an address beside them. Pure.
/// </summary>
/// <param name="secret">What pseudonyms are made of.</param>
public sealed class PersonsOfRun(string secret)
{
    // The audit says of these, under "name", who it was.
    private static readonly string[] KindsAboutSomebody = ["vendor-contact.", "vendor-link.", "person."];

    private readonly Dictionary<string, KnownPerson> _persons = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyList<KnownPerson> All =>
        [.. _persons.Values.Concat(_names.Where(name => !_persons.Values.Any(person => person.Names.Contains(name))).Select(name => KnownPerson.WithoutAddress(name, secret)))];

    /// <summary>Takes what a row tells; true when something was new, so that rows that came before must come by again.</summary>
    public bool See(RunDocument row)
    {
        var learned = false;
        foreach (var email in PersonRows.AddressesIn(row.Document).Where(email => !email.EndsWith(KnownPerson.Domain, StringComparison.OrdinalIgnoreCase)))
            learned |= _persons.TryAdd(email, new KnownPerson(email, secret));
        foreach (var person in _persons.Values) learned |= person.Learn(row.Document);
        if (row.Kind == "audit") AddNames(row.Document as JsonObject);
        return learned;
    }

    private void AddNames(JsonObject? entry)
    {
        if (entry?["by"] is JsonObject by && by["email"] is null) AddName(by["name"]);
        if (entry?["kind"]?.ToString() is { } kind && KindsAboutSomebody.Any(about => kind.StartsWith(about, StringComparison.Ordinal)))
            AddName(((entry["what"] as JsonObject)?["values"] as JsonObject)?["name"]?["text"]);
    }

    private void AddName(JsonNode? name)
    {
        if (name?.ToString().Trim() is { Length: > 0 } text && !AuditSeals.IsPseudonym(text)) _names.Add(text);
    }
}
