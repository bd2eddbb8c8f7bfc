using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Onboarding.Workflows.Mail;

namespace Onboarding.Workflows.DataProtection;

/// <summary>
/// By what a person is found in what is stored: e-mail addresses, the keys made of them, and the names that stand beside them. Each address has
/// a pseudonym of its own, so that what was two stays two. Grows while rows are looked at; see <see cref="Learn"/>.
/// </summary>
public sealed class KnownPerson
{
    /// <summary>End of a pseudonym that stands for an address; <c>.invalid</c> is nobody's domain (RFC 2606).</summary>
    public const string Domain = "@erased.invalid";

    private const string AddressReplaced = "person.address-replaced";
    private const int PseudonymLength = 16;

    // Shorter ones are found by themselves only: as part of a text they would be anything.
    private const int ShortestInText = 2;

    private readonly Dictionary<string, string> _emails = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly string _secret;
    private Regex? _pattern;

    /// <summary>Somebody with an address.</summary>
    /// <param name="email">Address.</param>
    /// <param name="secret">What pseudonyms are made of; it is thrown away with the person.</param>
    public KnownPerson(string email, string secret)
    {
        _secret = secret;
        AddEmail(email);
    }

    /// <summary>Addresses, the one asked for first.</summary>
    public IReadOnlyCollection<string> Emails => _emails.Keys;

    /// <summary>Names.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Keys of the addresses.</summary>
    public IEnumerable<string> Keys => _emails.Keys.Select(PersonKeys.Of);

    /// <summary>What stands for the person's name.</summary>
    public string Pseudonym => _emails.Values.First();

    /// <summary>A secret for a person.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PseudonymLength));

    /// <summary>Adds an address.</summary>
    public void AddEmail(string email)
    {
        var plain = email.Trim();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{_secret}\n{plain.ToLowerInvariant()}"));
        if (_emails.TryAdd(plain, "erased-" + Convert.ToHexStringLower(hash)[..PseudonymLength])) _pattern = null;
    }

    /// <summary>Adds a name.</summary>
    public void AddName(string name)
    {
        if (name.Trim() is { Length: > 0 } plain && !plain.StartsWith("erased-", StringComparison.Ordinal) && _names.Add(plain)) _pattern = null;
    }

    /// <summary>Takes names that stand beside an address of the person, and an address that was replaced by one of theirs. True when one was new.</summary>
    public bool Learn(JsonNode? document)
    {
        var before = (_names.Count, _emails.Count);
        LearnFrom(document);
        return before != (_names.Count, _emails.Count);
    }

    /// <summary>Whether a text has an address or a key of the person, by which a run is known to be about them.</summary>
    public bool IsNamedSurely(string text) => Pattern.Matches(text).Any(match => !match.Groups["full"].Success && !match.Groups["word"].Success);

    /// <summary>Whether a row key or a member's name has anything of the person. A name of one word is no sign there: it may be any word.</summary>
    public bool IsInKey(string key) => Pattern.Matches(key).Any(match => !match.Groups["word"].Success);

    /// <summary>The key with pseudonyms in place of all that.</summary>
    public string ReplaceInKey(string key) => Pattern.Replace(key, match => match.Groups["word"].Success ? match.Value : PseudonymOf(match));

    /// <summary>Whether a text has anything of the person.</summary>
    public bool IsIn(string text) => _names.Contains(text.Trim()) || Pattern.IsMatch(text);

    /// <summary>The text with pseudonyms in place of all that.</summary>
    public string ReplaceIn(string text) => _names.Contains(text.Trim()) ? Pseudonym : Pattern.Replace(text, PseudonymOf);

    /// <summary>What stands for a text that goes as a whole, as in the audit; null: nothing of the person is in it.</summary>
    public string? StandInFor(string text) => !IsIn(text) ? null : _emails.TryGetValue(text.Trim(), out var pseudonym) ? pseudonym + Domain : Pseudonym;

    private Regex Pattern => _pattern ??= Build();

    private void LearnFrom(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) LearnFrom(item);
        }

        if (node is not JsonObject members) return;
        if (TextOf(members, "email") is { } email && _emails.ContainsKey(email.Trim()) && TextOf(members, "name") is { } name) AddName(name);
        if (TextOf(members, "kind") == AddressReplaced) LearnFromReplacement(members);
        foreach (var (_, member) in members) LearnFrom(member);
    }

    // The same person under another address; when somebody else took their place the audit says so by another kind.
    private void LearnFromReplacement(JsonObject entry)
    {
        var values = entry["what"]?["values"] as JsonObject;
        if (values is null || TextOf(values["email"] as JsonObject, "text") is not { } email || TextOf(values["former"] as JsonObject, "text") is not { } former) return;
        if (!_emails.ContainsKey(email.Trim()) && !_emails.ContainsKey(former.Trim())) return;
        AddEmail(email);
        AddEmail(former);
        if (TextOf(values["name"] as JsonObject, "text") is { } name) AddName(name);
    }

    private string PseudonymOf(Match match)
    {
        if (match.Groups["full"].Success || match.Groups["word"].Success) return Pseudonym;
        if (match.Groups["email"].Success) return _emails[match.Value] + Domain;
        var email = _emails.First(one => PersonKeys.Of(one.Key).Equals(match.Value, StringComparison.Ordinal));
        return PersonKeys.Of(email.Value + Domain);
    }

    // An address is not found within a longer one, a name not within a longer word; Chinese and Japanese write no blanks.
    private Regex Build()
    {
        var emails = string.Join('|', _emails.Keys.Select(Regex.Escape));
        var keys = string.Join('|', Keys);
        var inText = _names.Where(name => name.Length >= ShortestInText).OrderByDescending(name => name.Length).ToList();
        return new Regex(
            $@"(?<![\w.%+-])(?<email>{emails})(?![\w-]|\.\w)|(?<![0-9a-f])(?<key>{keys})(?![0-9a-f])"
            + Alternatives("full", inText.Where(IsFull).Select(FullName)) + Alternatives("word", inText.Where(name => !IsFull(name)).Select(Word)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string Alternatives(string group, IEnumerable<string> patterns) => string.Join('|', patterns) is { Length: > 0 } any ? $"|(?<{group}>{any})" : "";

    private static bool IsFull(string name) => name.Any(char.IsWhiteSpace) && !IsIdeographic(name);

    private static bool IsIdeographic(string name) => name.Any(letter => letter > '\u2E7F');

    // As ids write it too: "Jun Wang" is "jun.wang".
    private static string FullName(string name) =>
        $@"(?<![\p{{L}}\p{{N}}]){string.Join(@"[\s._-]+", name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape))}(?![\p{{L}}\p{{N}}@])";

    // One word is meant only as it is written: "May" is not "may".
    private static string Word(string name) => IsIdeographic(name) ? Regex.Escape(name) : $@"(?-i:(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}]))";

    private static string? TextOf(JsonObject? owner, string member) => owner?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
