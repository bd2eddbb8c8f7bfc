using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Auditing;

/// <summary>
/// What is hashed of an audit entry whose texts are sealed (docs/events.md): each sealed text as the digest of salt, place and text, or, when it
/// was erased, as the digest that was left of it; the seals by their places alone, and <c>hash</c> empty. Written here once more, apart
/// from the app, so that an export is checked by something that did not make it.
/// </summary>
internal static partial class SealedEntry
{
    private const string Erased = "erased:";

    /// <summary>The text; null when a seal fits no text or is no salt, or what stands for an erased text is no pseudonym.</summary>
    public static string? HashedText(string entry)
    {
        try
        {
            var document = JsonNode.Parse(entry)!.AsObject();
            if (document["seals"] is not JsonObject seals) return null;
            foreach (var (pointer, seal) in seals.ToList())
            {
                var names = pointer.Split('/')[1..];
                if (names[..^1].Aggregate((JsonObject?)document, (at, name) => at?[name] as JsonObject) is not { } owner) return null;
                if (TextOf(owner[names[^1]]) is not { } text || TextOf(seal) is not { } said || DigestOf(pointer, said, text) is not { } digest) return null;
                owner[names[^1]] = digest;
                seals[pointer] = "";
            }

            document["hash"] = "";
            return document.ToJsonString(ApiJson.Options);
        }
        catch (Exception odd) when (odd is JsonException or ArgumentException or InvalidOperationException)
        {
            // A name twice, or an object in a text's place.
            return null;
        }
    }

    private static string? DigestOf(string pointer, string seal, string text)
    {
        if (seal.StartsWith(Erased, StringComparison.Ordinal)) return Pseudonym().IsMatch(text) ? seal[Erased.Length..] : null;
        // Nothing of the text can stand in a salt of this form, so that none can be cut to its ending.
        return Salt().IsMatch(seal) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seal}\n{pointer}\n{text}"))) : null;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex Salt();

    [GeneratedRegex(@"^erased-[0-9a-f]{16}(@erased\.invalid)?\z")]
    private static partial Regex Pseudonym();
}
