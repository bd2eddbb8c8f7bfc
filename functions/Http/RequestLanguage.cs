using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Http;

/// <summary>The language in which a request is answered.</summary>
internal static class RequestLanguage
{
    /// <summary><c>?lang=</c> when we speak it, else what Accept-Language prefers.</summary>
    public static string Of(HttpRequest request) =>
        Asked(request) ?? Languages.FromAcceptLanguage(request.Headers.AcceptLanguage);

    /// <summary>What <c>?lang=</c> asks for; null when it asks for nothing that we speak.</summary>
    public static string? Asked(HttpRequest request) =>
        request.Query["lang"].ToString() is { Length: > 0 } asked && Languages.IsSupported(asked) ? asked : null;
}
