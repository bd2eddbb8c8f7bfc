using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.DataProtection;

/// <summary>Finds a person in documents and takes them out. Pure.</summary>
public static partial class PersonRows
{
    private const string Audit = "audit";
    private const string Scorecard = "scorecard";
    private const string AuthorsName = "/by/name";

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

    /// <summary>Every address that stands in a document: as a whole text, or within one.</summary>
    public static IEnumerable<string> AddressesIn(JsonNode? node) => TextsOf(node).Where(text => text.Contains('@', StringComparison.Ordinal)).SelectMany(text =>
        AddressWithin().Matches(text).Select(match => match.Value).Concat(AddressAlone().IsMatch(text.Trim()) ? [text.Trim()] : [])).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a row, its key included, has anything of the person.</summary>
    public static bool Names(RunDocument row, KnownPerson person) => IsKeyOf(row.Key, person) || IsNamedIn(row.Document, NamePlace.Of(row), person);

    /// <summary>What of a row is about the person: the row, or of one that is about more people the smallest parts that name them, by JSON pointer; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, JsonNode> PartsOf(RunDocument row, KnownPerson person)
    {
        var parts = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var isIn = Names(row, person);
        if (isIn && (AboutSomebody.Contains(row.Kind) || IsKeyOf(row.Key, person) || row.Document is not JsonObject)) parts[""] = row.Document;
        else if (isIn) AddParts(row.Document, "", NamePlace.Of(row), person, parts);
        return parts;
    }

    /// <summary>The row without any of the persons; the same instance when none is in it.</summary>
    /// <exception cref="InvalidOperationException">An audit entry from before texts were sealed names one of them.</exception>
    public static RunDocument Erased(RunDocument row, IReadOnlyList<KnownPerson> persons)
    {
        if (!persons.Any(person => Names(row, person))) return row;
        if (row.Kind == Audit) return ErasedEntry(row, persons);
        var erased = new RunDocument(ReplacedRowKey(row.Key, persons), Replaced(row.Document, NamePlace.Of(row), persons)!);
        return erased.Key == row.Key && JsonNode.DeepEquals(erased.Document, row.Document) ? row : erased;
    }

    /// <summary>Whether a row is an audit entry from before texts were sealed that names one of the persons, so that they cannot be erased from it.</summary>
    public static bool IsUnsealed(RunDocument row, IReadOnlyList<KnownPerson> persons)
    {
        try
        {
            Erased(row, persons);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static RunDocument ErasedEntry(RunDocument row, IReadOnlyList<KnownPerson> persons)
    {
        var entry = row.Document.Deserialize<AuditEntry>(RunJson.Options)!;
        var authors = WithAddress(entry.By?.Email, persons);
        var erased = AuditSeals.Erase(entry, (pointer, text) =>
            (pointer == AuthorsName ? authors : persons).Select(person => person.StandInFor(text, NamePlace.At(pointer).Use)).FirstOrDefault(one => one is not null));
        return ReferenceEquals(entry, erased) ? row : new RunDocument(row.Key, JsonSerializer.SerializeToNode(erased, RunJson.Options)!);
    }

    private static bool IsKeyOf(string key, KnownPerson person) => person.IsNamedSurely(key) || (EvaluatorOf(key) is { } evaluator && person.IsIn(evaluator, NameUse.AsId));

    private static string? EvaluatorOf(string key) => key.Split(':') is [.., Scorecard, _, var evaluator] ? evaluator : null;

    private static string ReplacedRowKey(string key, IReadOnlyList<KnownPerson> persons)
    {
        if (EvaluatorOf(key) is { } evaluator) key = key[..^evaluator.Length] + Replaced(evaluator, NameUse.AsId, persons);
        return Replaced(key, NameUse.Never, persons);
    }

    // Names of members too: a row may list things by the key of whose they are.
    private static bool IsNamedIn(JsonNode? node, NamePlace place, KnownPerson person) => node switch
    {
        JsonArray items => items.Any(item => IsNamedIn(item, place, person)),
        JsonObject members => members.Any(member => person.IsNamedSurely(member.Key) || IsNamedIn(member.Value, place.In(member.Key), person)),
        JsonValue value when value.TryGetValue<string>(out var text) => person.IsIn(text, place.Use),
        _ => false,
    };

    private static bool AddParts(JsonNode? node, string pointer, NamePlace place, KnownPerson person, Dictionary<string, JsonNode> parts)
    {
        if (node is JsonArray items)
        {
            var any = false;
            for (var number = 0; number < items.Count; number++) any |= AddParts(items[number], $"{pointer}/{number}", place, person, parts);
            return any;
        }

        if (node is not JsonObject members) return false;
        var below = false;
        foreach (var (name, member) in members) below |= AddParts(member, $"{pointer}/{name}", place.In(name), person, parts);
        var own = members.Any(member => OwnTexts(member.Value).Any(text => person.IsIn(text, place.In(member.Key).Use)) || person.IsNamedSurely(member.Key));
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

    private static JsonNode? Replaced(JsonNode? node, NamePlace place, IReadOnlyList<KnownPerson> persons) => node switch
    {
        JsonArray items => new JsonArray([.. items.Select(item => Replaced(item, place, persons))]),
        JsonObject members => ReplacedMembers(members, place, persons),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Replaced(text, place.Use, persons)),
        _ => node?.DeepClone(),
    };

    // Another person of the same name keeps it where their own address stands beside it.
    private static JsonObject ReplacedMembers(JsonObject members, NamePlace place, IReadOnlyList<KnownPerson> persons)
    {
        var named = WithAddress(members["email"] is JsonValue value && value.TryGetValue<string>(out var email) ? email : null, persons);
        return new JsonObject(members.Select(member => KeyValuePair.Create(
            Replaced(member.Key, NameUse.Never, persons), Replaced(member.Value, place.In(member.Key), member.Key == "name" ? named : persons))));
    }

    // Whom a name may mean that stands beside an address: with none, anybody.
    private static IReadOnlyList<KnownPerson> WithAddress(string? email, IReadOnlyList<KnownPerson> persons) =>
        email is null ? persons : [.. persons.Where(person => person.Emails.Contains(email.Trim(), StringComparer.OrdinalIgnoreCase))];

    private static string Replaced(string text, NameUse use, IReadOnlyList<KnownPerson> persons) => persons.Aggregate(text, (now, person) => person.ReplaceIn(now, use));

    [GeneratedRegex(@"^[^\s@<>()""',;:]+@[^\s@<>()""',;:]+\.[^\s@<>()""',;:]+\z")]
    private static partial Regex AddressAlone();

    // Letters of ASCII alone, as Chinese writes no blank before an address.
    [GeneratedRegex(@"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")]
    private static partial Regex AddressWithin();
}
