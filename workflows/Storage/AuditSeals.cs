using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// Lets a text of an audit entry be erased while the entry's hash stays right. Each text that may name a person enters the hash as a salted
/// digest (a commitment). The clear text stands in the entry and its salt in <see cref="AuditEntry.Seals"/>, by JSON pointer. Erasing puts a
/// pseudonym in place of the text and the digest in place of the salt: what was there can be neither read nor guessed, and nothing else can
/// be put there, as any other text fits neither. The rule is told for checkers in docs/events.md.
/// </summary>
public static partial class AuditSeals
{
    /// <summary>Begins the seal of an erased text; the digest follows.</summary>
    public const string Erased = "erased:";

    // 128 bits, so that a name cannot be found by trying all names.
    private const int SaltBytes = 16;

    /// <summary>The entry with a fresh salt for each of its texts that may name a person.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="salt">Makes a salt, 32 lower-case hexadecimal digits; null: 128 random bits.</param>
    public static AuditEntry Fresh(AuditEntry entry, Func<string>? salt = null) => entry with
    {
        Seals = PointersOf(entry).ToDictionary(pointer => pointer, _ => (salt ?? NewSalt)(), StringComparer.Ordinal) is { Count: > 0 } seals ? seals : null,
    };

    /// <summary>What is hashed of an entry whose hash is still empty; null when a seal does not fit its text.</summary>
    public static string? HashedText(AuditEntry entryWithoutHash)
    {
        if (entryWithoutHash.Seals is not { } seals) return JsonSerializer.Serialize(entryWithoutHash, RunJson.Options);
        var document = JsonSerializer.SerializeToNode(entryWithoutHash, RunJson.Options)!;
        foreach (var (pointer, seal) in seals)
        {
            if (Find(document, pointer) is not { } place || DigestOf(pointer, seal, place.Text) is not { } digest) return null;
            place.Owner[place.Member] = digest;
            document["seals"]![pointer] = "";
        }

        return document.ToJsonString(RunJson.Options);
    }

    /// <summary>The entry with the texts for which there is a pseudonym erased; the same entry when there is none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="pseudonymOf">Pseudonym for the text at a JSON pointer, of the form that <see cref="IsPseudonym"/> takes; null: the text stays.</param>
    /// <exception cref="InvalidOperationException">A text that has no seal would have to go: it is from before there were any.</exception>
    public static AuditEntry Erase(AuditEntry entry, Func<string, string, string?> pseudonymOf)
    {
        var document = JsonSerializer.SerializeToNode(entry, RunJson.Options)!;
        var erased = false;
        foreach (var pointer in PointersOf(entry))
        {
            if (Find(document, pointer) is not { } place || pseudonymOf(pointer, place.Text) is not { } pseudonym) continue;
            if (entry.Seals?.TryGetValue(pointer, out var seal) is not true)
                throw new InvalidOperationException($"Entry {entry.Sequence} of the audit has no seal for '{pointer}'.");
            if (seal!.StartsWith(Erased, StringComparison.Ordinal)) continue;
            document["seals"]![pointer] = Erased + DigestOf(pointer, seal, place.Text);
            place.Owner[place.Member] = pseudonym;
            erased = true;
        }

        return erased ? document.Deserialize<AuditEntry>(RunJson.Options)! : entry;
    }

    /// <summary>Whether a text can stand in an erased one's place, so that nobody can write something there and call it erased.</summary>
    public static bool IsPseudonym(string text) => PseudonymForm().IsMatch(text);

    private static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));

    // What the product itself says needs no seal; texts are what people typed and are called.
    private static IEnumerable<string> PointersOf(AuditEntry entry)
    {
        if (entry.Actor is not ("system" or Roles.ProjectManager)) yield return "/actor";
        if (entry.Source is not null) yield return "/source";
        if (entry.By is not null) yield return "/by/name";
        if (entry.By?.Email is not null) yield return "/by/email";
        foreach (var pointer in PointersOf(entry.What, "/what")) yield return pointer;
    }

    private static IEnumerable<string> PointersOf(Phrase phrase, string above)
    {
        foreach (var (name, value) in phrase.Values)
        {
            var here = $"{above}/values/{name}";
            if (value.Text is not null) yield return here + "/text";
            // Lists of names are texts per language.
            if (value.Name is not null)
                foreach (var language in Languages.All) yield return $"{here}/name/{language}";
            if (value.Sentence is { } sentence)
                foreach (var pointer in PointersOf(sentence, here + "/sentence")) yield return pointer;
        }
    }

    private static string? DigestOf(string pointer, string seal, string text)
    {
        if (seal.StartsWith(Erased, StringComparison.Ordinal)) return IsPseudonym(text) ? seal[Erased.Length..] : null;
        // In any other salt a part of the text could be hidden, and the rest would still fit.
        return SaltForm().IsMatch(seal) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seal}\n{pointer}\n{text}"))) : null;
    }

    private static (JsonObject Owner, string Member, string Text)? Find(JsonNode document, string pointer)
    {
        var names = pointer.Split('/')[1..];
        var owner = names[..^1].Aggregate(document as JsonObject, (at, name) => at?[name] as JsonObject);
        return owner?[names[^1]] is JsonValue value && value.TryGetValue<string>(out var text) ? (owner, names[^1], text) : null;
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex SaltForm();

    [GeneratedRegex(@"^erased-[0-9a-f]{16}(@erased\.invalid)?\z")]
    private static partial Regex PseudonymForm();
}
