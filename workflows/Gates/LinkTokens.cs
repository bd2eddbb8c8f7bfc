using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Workflows.Gates;

/// <summary>Tokens of decision links: 256 random bits, written as base64url. Only their SHA-256 is ever stored.</summary>
public static class LinkTokens
{
    private const int TokenBytes = 32;
    private const int PrefixDigits = 8;

    /// <summary>A fresh token; it exists in the mail that carries it and nowhere else.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The token's SHA-256 as lower-case hexadecimal, under which its link is stored.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The first digits of the hash: enough to tell a run's links apart in logs, far too few to look anything up with.</summary>
    public static string PrefixOf(string token) => HashOf(token)[..PrefixDigits];

    /// <summary>True when the text can be a token at all, so that nonsense costs no look-up.</summary>
    public static bool IsWellFormed(string? token) =>
        token is not null && Base64Url.IsValid(token, out var length) && length == TokenBytes;
}
