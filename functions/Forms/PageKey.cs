using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Forms;

/// <summary>
/// Keeps other sites' forms out of the pages of signed-in people: a random value goes out in a cookie that no script can read and no other
/// site's form can send, and in the page's forms; a form counts only when both are the same. In the page it stands behind a mask that is
/// another one each time, so that the packed length of pages does not give it away (BREACH).
/// </summary>
internal static class PageKey
{
    /// <summary>Name of the hidden field.</summary>
    public const string FieldName = "pageKey";

    private const string CookieName = "onboarding-page";
    private const int ValueBytes = 32;

    /// <summary>What the page's forms carry: the value that the request has, otherwise a fresh one that the answer takes along, behind a mask.</summary>
    public static string Issue(HttpRequest request)
    {
        if (BytesOf(request.Cookies[CookieName], ValueBytes) is { } known) return Masked(known);
        var value = RandomNumberGenerator.GetBytes(ValueBytes);
        request.HttpContext.Response.Cookies.Append(CookieName, Base64Url.EncodeToString(value), new CookieOptions
        {
            HttpOnly = true,
            // Not strict: whoever comes by a link in a web mail keeps the value, and with it the pages they have open. Another site's form goes without it all the same.
            SameSite = SameSiteMode.Lax,
            Secure = request.IsHttps,
            Path = "/",
        });
        return Masked(value);
    }

    /// <summary>Takes the value out of a form's fields.</summary>
    /// <exception cref="ApiProblemException">The form did not come from a page of ours, or its page is too old.</exception>
    public static void Take(HttpRequest request, Dictionary<string, StringValues> fields)
    {
        var sent = fields.Remove(FieldName, out var values) && values.Count == 1 ? values[0] : null;
        if (BytesOf(request.Cookies[CookieName], ValueBytes) is not { } cookie || BytesOf(sent, 2 * ValueBytes) is not { } masked
            || !CryptographicOperations.FixedTimeEquals(cookie, Xor(masked.AsSpan(..ValueBytes), masked.AsSpan(ValueBytes..))))
        {
            throw ApiProblems.Malformed(new Phrase("form.expired"));
        }
    }

    private static string Masked(byte[] value)
    {
        var mask = RandomNumberGenerator.GetBytes(ValueBytes);
        return Base64Url.EncodeToString([.. mask, .. Xor(mask, value)]);
    }

    private static byte[] Xor(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var both = one.ToArray();
        for (var at = 0; at < both.Length; at++) both[at] ^= other[at];
        return both;
    }

    // Null when it is no such value.
    private static byte[]? BytesOf(string? text, int length) =>
        text is not null && Base64Url.IsValid(text, out var bytes) && bytes == length ? Base64Url.DecodeFromChars(text) : null;
}
