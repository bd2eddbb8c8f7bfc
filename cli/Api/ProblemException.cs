using System.Net;
using System.Text.Json;

namespace Onboarding.Cli.Api;

/// <summary>The API said no; with its words and every field at fault.</summary>
internal sealed class ProblemException(HttpStatusCode status, string message, IReadOnlyList<(string Field, string Message)> fields)
    : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public IReadOnlyList<(string Field, string Message)> Fields { get; } = fields;

    public bool IsBadInput => Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity;

    public static async Task<ProblemException> FromAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var fallback = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        var body = await response.Content.ReadAsStringAsync(cancellation);
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true)
            return new(response.StatusCode, fallback, []);
        var problem = JsonSerializer.Deserialize<Problem>(body, ApiJson.Options);
        var parts = new[] { problem?.Title, problem?.Detail, problem?.WaitsFor }.Where(part => !string.IsNullOrEmpty(part)).Distinct();
        var message = string.Join(" - ", parts);
        var fields = problem?.Errors?.SelectMany(field => field.Value.Select(text => (field.Key, text))).ToList() ?? [];
        return new(response.StatusCode, message.Length > 0 ? message : fallback, fields);
    }

    private sealed record Problem(string? Title, string? Detail, string? WaitsFor, Dictionary<string, string[]>? Errors);
}
