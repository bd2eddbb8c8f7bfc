using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Workflows.Mail;

/// <summary>
/// What tells mail programs which letter this is, that no person wrote it, and to which thread it belongs. Pure: the same letter has the
/// same headers at every attempt, so that a mailbox can recognise a second copy.
/// </summary>
public static class LetterHeaders
{
    /// <summary>RFC 5322.</summary>
    public const string MessageId = "Message-ID";

    // 160 bits of the key's hash: apart with certainty, and short enough for one line.
    private const int IdLength = 40;

    /// <summary>The headers of one letter.</summary>
    /// <param name="key">Key that the provider carries along; begins with the run's id.</param>
    /// <param name="firstKey">Key of the first letter of the run to the same recipient, which the others follow; null or <paramref name="key"/> for the first itself.</param>
    /// <param name="host">Host under which people reach the app.</param>
    public static IReadOnlyDictionary<string, string> Of(string key, string? firstKey, string host)
    {
        var headers = new Dictionary<string, string>
        {
            [MessageId] = IdOf(key, host),
            // RFC 2919: one list per run, so that a reader can filter by it.
            ["List-Id"] = $"<onboarding.{ProviderKey.RunIdOf(key)}.{host}>",
            // RFC 3834: no out-of-office answer comes back. Exchange does not know it and needs its own.
            ["Auto-Submitted"] = "auto-generated",
            ["X-Auto-Response-Suppress"] = "All",
        };
        if (firstKey is null || firstKey == key) return headers;
        headers["In-Reply-To"] = IdOf(firstKey, host);
        headers["References"] = IdOf(firstKey, host);
        return headers;
    }

    private static string IdOf(string key, string host) =>
        $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..IdLength]}@{host}>";
}
