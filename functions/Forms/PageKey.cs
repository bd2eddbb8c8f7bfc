using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Forms;

/// <summary>
/// Keeps other sites' forms out of the pages of signed-in people: a random value goes out in a cookie that no script can read and no other
/// site's form can send, and in the page's forms; a form counts only when both are the same.
/// </summary>
internal static class PageKey
{
    /// <summary>Name of the hidden field.</summary>
    public const string FieldName = "pageKey";

    private const string CookieName = "onboarding-page";
    private const int ValueBytes = 32;

    /// <summary>The reader's value: what the request has, otherwise a fresh one that the answer takes along.</summary>
    public static string Issue(HttpRequest request)
    {
        if (request.Cookies[CookieName] is { } known && IsWellFormed(known)) return known;
        var value = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(ValueBytes));
        request.HttpContext.Response.Cookies.Append(CookieName, value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = request.IsHttps,
            Path = "/",
        });
        return value;
    }

    /// <summary>Takes the value out of a form's fields.</summary>
    /// <exception cref="ApiProblemException">The form did not come from a page of ours, or its page is too old.</exception>
    public static void Take(HttpRequest request, Dictionary<string, StringValues> fields)
    {
        var sent = fields.Remove(FieldName, out var values) && values.Count == 1 ? values[0] : null;
        if (sent is null || request.Cookies[CookieName] is not { } cookie || !IsWellFormed(cookie)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(cookie), Encoding.UTF8.GetBytes(sent)))
        {
            throw ApiProblems.Malformed(new Phrase("form.expired"));
        }
    }

    private static bool IsWellFormed(string value) => Base64Url.IsValid(value, out var length) && length == ValueBytes;
}
