using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Finds a person in documents and takes them out. Pure.</summary>
public static class PersonRows
{
    private const string Audit = "audit";

    // Rows about one person, or about one thing that somebody did: told whole, because what stands around the name is about them too.
    private static readonly HashSet<string> AboutSomebody = new(StringComparer.Ordinal)
    {
        "absence", "action", "approval", "audit", "evidence", "mail", "mail-thread", "rating", "replaced-address", "scorecard", "vendor-contact", "vendor-submission",
    };

    /// <summary>Every text of a document.</summary>
    public static IEnumerable<string> TextsOf(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(TextsOf),
        JsonObject members => members.SelectMany(member => TextsOf(member.Value)),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>What of a row is about the person: the row, or of one that is about more people the smallest parts that name them, by JSON pointer; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, JsonNode> PartsOf(RunDocument row, KnownPerson person)
    {
        var parts = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var isIn = person.IsInKey(row.Key) || TextsOf(row.Document).Any(person.IsIn);
        if (isIn && (AboutSomebody.Contains(row.Kind) || person.IsInKey(row.Key) || row.Document is not JsonObject)) parts[""] = row.Document;
        else if (isIn) AddParts(row.Document, "", person, parts);
        return parts;
    }

    /// <summary>The row without any of the persons; the same instance when none is in it.</summary>
    /// <exception cref="InvalidOperationException">An audit entry from before texts were sealed names one of them.</exception>
    public static RunDocument Erased(RunDocument row, IReadOnlyList<KnownPerson> persons)
    {
        if (!persons.Any(person => person.IsInKey(row.Key) || TextsOf(row.Document).Any(person.IsIn))) return row;
        if (row.Kind != Audit) return new RunDocument(ReplacedKey(row.Key, persons), Replaced(row.Document, persons)!);
        var entry = row.Document.Deserialize<AuditEntry>(RunJson.Options)!;
        var erased = AuditSeals.Erase(entry, text => persons.Select(person => person.StandInFor(text)).FirstOrDefault(one => one is not null));
        return ReferenceEquals(entry, erased) ? row : new RunDocument(row.Key, JsonSerializer.SerializeToNode(erased, RunJson.Options)!);
    }

    /// <summary>Somebody for each address that stands in a document beside a name.</summary>
    public static IEnumerable<string> AddressesIn(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(AddressesIn),
        JsonObject members => members.SelectMany(member => AddressesIn(member.Value))
            .Concat(members["email"] is JsonValue value && value.TryGetValue<string>(out var email) && email.Contains('@', StringComparison.Ordinal) ? [email.Trim()] : []),
        _ => [],
    };

    private static bool AddParts(JsonNode? node, string pointer, KnownPerson person, Dictionary<string, JsonNode> parts)
    {
        if (node is JsonArray items)
        {
            var any = false;
            for (var place = 0; place < items.Count; place++) any |= AddParts(items[place], $"{pointer}/{place}", person, parts);
            return any;
        }

        if (node is not JsonObject members) return false;
        var below = false;
        foreach (var (name, member) in members) below |= AddParts(member, $"{pointer}/{name}", person, parts);
        var own = members.Any(member => OwnTexts(member.Value).Any(person.IsIn) || person.IsInKey(member.Key));
        if (own) parts[pointer] = members;
        return own || below;
    }

    // Texts, and lists of texts, belong to the object that they stand in.
    private static IEnumerable<string> OwnTexts(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonArray items => items.OfType<JsonValue>().SelectMany(OwnTexts),
        _ => [],
    };

    private static JsonNode? Replaced(JsonNode? node, IReadOnlyList<KnownPerson> persons) => node switch
    {
        JsonArray items => new JsonArray([.. items.Select(item => Replaced(item, persons))]),
        JsonObject members => ReplacedMembers(members, persons),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Replaced(text, persons)),
        _ => node?.DeepClone(),
    };

    // Another person of the same name keeps it where their own address stands beside it.
    private static JsonObject ReplacedMembers(JsonObject members, IReadOnlyList<KnownPerson> persons)
    {
        var others = members["email"] is JsonValue value && value.TryGetValue<string>(out var email)
            ? [.. persons.Where(person => person.Emails.Contains(email.Trim(), StringComparer.OrdinalIgnoreCase))]
            : persons;
        return new JsonObject(members.Select(member =>
            KeyValuePair.Create(ReplacedKey(member.Key, persons), Replaced(member.Value, member.Key == "name" && others.Count < persons.Count ? others : persons))));
    }

    private static string ReplacedKey(string key, IReadOnlyList<KnownPerson> persons) => persons.Aggregate(key, (now, person) => person.ReplaceInKey(now));

    private static string Replaced(string text, IReadOnlyList<KnownPerson> persons) => persons.Aggregate(text, (now, person) => person.ReplaceIn(now));
}
