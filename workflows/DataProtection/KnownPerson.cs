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
    private const string Replaced = "person.replaced";
    private const int PseudonymLength = 16;

    // Beside which an address may stand without a blank.
    private const string Ideographs = @"\u2E80-\uFFFF";

    // Shorter ones are found by themselves only: as part of a text they would be anything.
    private const int ShortestInText = 2;

    private readonly Dictionary<string, string> _emails = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private Regex? _pattern;

    /// <summary>Somebody with an address.</summary>
    /// <param name="email">Address.</param>
    /// <param name="secret">What pseudonyms are made of; it is thrown away with the person.</param>
    public KnownPerson(string email, string secret)
    {
        Secret = secret;
        AddEmail(email);
    }

    /// <summary>What pseudonyms are made of.</summary>
    public string Secret { get; }

    /// <summary>Addresses, the one asked for first.</summary>
    public IReadOnlyCollection<string> Emails => _emails.Keys;

    /// <summary>Names.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Names of others within which one of the person's stands: 王军民 is not 王军.</summary>
    public IEnumerable<string> LongerNames => _others.Where(other => _names.Any(name => other.Length > name.Length && other.Contains(name, StringComparison.Ordinal)));

    /// <summary>Keys of the addresses.</summary>
    public IEnumerable<string> Keys => _emails.Keys.Select(PersonKeys.Of);

    /// <summary>Keys of what stands for the addresses.</summary>
    public IEnumerable<string> PseudonymKeys => _emails.Values.Select(pseudonym => PersonKeys.Of(pseudonym + Domain));

    /// <summary>What stands for the person's name.</summary>
    public string Pseudonym => _emails.Values.First();

    /// <summary>A secret for a person.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PseudonymLength));

    /// <summary>Somebody of whom only a name is known: they have an address that nobody has.</summary>
    public static KnownPerson WithoutAddress(string name, string secret)
    {
        var person = new KnownPerson(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{secret}\n{name}"))) + Domain, secret);
        person.AddName(name);
        return person;
    }

    /// <summary>Adds an address.</summary>
    public void AddEmail(string email)
    {
        var plain = email.Trim();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Secret}\n{plain.ToLowerInvariant()}"));
        if (_emails.TryAdd(plain, "erased-" + Convert.ToHexStringLower(hash)[..PseudonymLength])) _pattern = null;
    }

    /// <summary>Adds a name.</summary>
    public void AddName(string name)
    {
        if (name.Trim() is { Length: > 0 } plain && !plain.StartsWith("erased-", StringComparison.Ordinal) && _names.Add(plain)) _pattern = null;
    }

    /// <summary>Adds a name of somebody else, in which one of the person's own may be.</summary>
    public void AddOther(string name)
    {
        // Others write blanks between names, so that none is found within another.
        if (name.Trim() is { Length: > 0 } plain && IsIdeographic(plain) && _others.Add(plain)) _pattern = null;
    }

    /// <summary>Takes names that stand beside an address of the person, and an address that was replaced by one of theirs. True when one was new.</summary>
    public bool Learn(JsonNode? document)
    {
        var before = (_names.Count, _emails.Count);
        LearnFrom(document);
        return before != (_names.Count, _emails.Count);
    }

    /// <summary>Whether a text has an address or a key of the person, by which a run is known to be about them.</summary>
    public bool IsNamedSurely(string text) => IsIn(text, NameUse.Never);

    /// <summary>Whether a text has anything of the person.</summary>
    public bool IsIn(string text, NameUse use = NameUse.AsWritten) => IsName(text, use) || Pattern.Matches(text).Any(match => IsMeant(match, use));

    /// <summary>The text with pseudonyms in place of all that.</summary>
    public string ReplaceIn(string text, NameUse use = NameUse.AsWritten) =>
        IsName(text, use) ? Pseudonym : Pattern.Replace(text, match => IsMeant(match, use) ? PseudonymOf(match) : match.Value);

    /// <summary>What stands for a text that goes as a whole, as in the audit; null: nothing of the person is in it.</summary>
    public string? StandInFor(string text, NameUse use = NameUse.AsWritten) =>
        !IsIn(text, use) ? null : _emails.TryGetValue(text.Trim(), out var pseudonym) ? pseudonym + Domain : Pseudonym;

    private Regex Pattern => _pattern ??= Build();

    private void LearnFrom(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) LearnFrom(item);
        }

        if (node is not JsonObject members) return;
        Pair(TextOf(members, "email"), TextOf(members, "name"));
        if ((members["what"] as JsonObject)?["values"] is JsonObject values)
        {
            if (TextOf(members, "kind") == AddressReplaced) LearnFromReplacement(values);
            if (TextOf(members, "kind") == Replaced)
            {
                Pair(ValueOf(values, "former"), ValueOf(values, "name"));
                Pair(ValueOf(values, "email"), ValueOf(values, "successor"));
            }
        }

        foreach (var (_, member) in members) LearnFrom(member);
    }

    private void Pair(string? email, string? name)
    {
        if (email is null || name is null) return;
        if (_emails.ContainsKey(email.Trim())) AddName(name);
        else AddOther(name);
    }

    // The same person under another address; when somebody else took their place the audit says so by another kind.
    private void LearnFromReplacement(JsonObject values)
    {
        if (ValueOf(values, "email") is not { } email || ValueOf(values, "former") is not { } former) return;
        if (!_emails.ContainsKey(email.Trim()) && !_emails.ContainsKey(former.Trim())) return;
        AddEmail(email);
        AddEmail(former);
        if (ValueOf(values, "name") is { } name) AddName(name);
    }

    private bool IsName(string text, NameUse use) => use != NameUse.Never && _names.Contains(text.Trim());

    private static bool IsMeant(Match match, NameUse use) => match switch
    {
        _ when match.Groups["other"].Success => false,
        _ when match.Groups["id"].Success => use == NameUse.AsId,
        _ when match.Groups["full"].Success || match.Groups["word"].Success => use != NameUse.Never,
        _ => true,
    };

    private string PseudonymOf(Match match)
    {
        if (match.Groups["email"].Success) return _emails[match.Value] + Domain;
        if (!match.Groups["key"].Success) return Pseudonym;
        var email = _emails.First(one => PersonKeys.Of(one.Key).Equals(match.Value, StringComparison.Ordinal));
        return PersonKeys.Of(email.Value + Domain);
    }

    // An address is not found within a longer one, a name not within a longer word or a longer name; Chinese and Japanese write no blanks.
    private Regex Build()
    {
        var emails = string.Join('|', _emails.Keys.Select(Regex.Escape));
        var keys = string.Join('|', Keys);
        var inText = _names.Where(name => name.Length >= ShortestInText).OrderByDescending(name => name.Length).ToList();
        var full = inText.Where(IsFull).ToList();
        return new Regex(
            $@"(?<![\w.%+\--[{Ideographs}]])(?<email>{emails})(?![\w\--[{Ideographs}]]|\.[\w-[{Ideographs}]])|(?<![0-9a-f])(?<key>{keys})(?![0-9a-f])"
            + Alternatives("other", LongerNames.Except(_names).OrderByDescending(name => name.Length).Select(Regex.Escape))
            + Alternatives("full", full.Select(name => FullName(name, @"[\s._]+")))
            + Alternatives("id", full.Select(name => FullName(name, "[._-]+")))
            + Alternatives("word", inText.Except(full).Select(Word)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string Alternatives(string group, IEnumerable<string> patterns) => string.Join('|', patterns) is { Length: > 0 } any ? $"|(?<{group}>{any})" : "";

    private static bool IsFull(string name) => name.Any(char.IsWhiteSpace) && !IsIdeographic(name);

    private static bool IsIdeographic(string name) => name.Any(letter => letter > '\u2E7F');

    // Accounts write it with points: "Jun Wang" is "jun.wang". With hyphens it is an id, of a person or of anything.
    private static string FullName(string name, string between) =>
        $@"(?<![\p{{L}}\p{{N}}]){string.Join(between, name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape))}(?![\p{{L}}\p{{N}}@])";

    // One word is meant only as it is written: "May" is not "may".
    private static string Word(string name) => IsIdeographic(name) ? Regex.Escape(name) : $@"(?-i:(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}]))";

    private static string? ValueOf(JsonObject values, string name) => TextOf(values[name] as JsonObject, "text");

    private static string? TextOf(JsonObject? owner, string member) => owner?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
