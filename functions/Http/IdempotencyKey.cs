using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Http;

/// <summary>The caller's name for a request that must have its effect once.</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";
    private const int MaximumLength = 200;

    /// <summary>The key; null when there is none.</summary>
    /// <exception cref="InvalidInputException">It is empty, too long or given twice.</exception>
    public static string? Of(HttpRequest request)
    {
        var values = request.Headers[Header];
        if (values.Count == 0) return null;
        return values is [{ Length: > 0 and <= MaximumLength } key] && key.All(letter => letter is > ' ' and < (char)127)
            ? key
            : throw new InvalidInputException([new FieldError(Header, new Phrase("http.idempotency-key").With("maximum", MaximumLength))]);
    }
}
