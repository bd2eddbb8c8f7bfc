using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage.Requests;

namespace Onboarding.Functions.Requests;

/// <summary>Versions as HTTP writes them (RFC 9110): strong entity tags. A document has the same in every language.</summary>
internal static class EntityTags
{
    private const string Header = "If-Match";

    /// <summary>A version as the header <c>ETag</c>.</summary>
    public static string Of(string version) => $"\"{version}\"";

    /// <summary>The versions that a request accepts; empty when it does not say.</summary>
    /// <exception cref="InvalidInputException">The header is no list of entity tags.</exception>
    public static IReadOnlyList<string> Expected(HttpRequest request)
    {
        var values = request.Headers.IfMatch;
        if (values.Count == 0) return [];
        if (!EntityTagHeaderValue.TryParseList(values.OfType<string>().ToArray(), out var tags) || tags.Count == 0)
            throw new InvalidInputException([new FieldError(Header, new Phrase("http.if-match"))]);
        // A weak tag is never the same as ours (RFC 9110, 8.8.3.2); it stays in the list as what fits nothing.
        return [.. tags.Select(tag => tag.IsWeak ? "" : tag.Tag == RequestedChange.AnyVersion ? RequestedChange.AnyVersion : tag.Tag.ToString().Trim('"'))];
    }
}
