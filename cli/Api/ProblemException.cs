using System.Net;
using System.Text.Json;

namespace Onboarding.Cli.Api;

/// <summary>The API said no; with its words, every field at fault and everything that is missing.</summary>
internal sealed class ProblemException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public IReadOnlyList<(string Field, string Message)> Fields { get; private init; } = [];

    /// <summary>What a stage still lacks for its submission.</summary>
    public IReadOnlyList<string> Missing { get; private init; } = [];

    public bool IsBadInput => Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity;

    /// <summary>The same, said of one of several things that were sent.</summary>
    public ProblemException In(string what) => new(Status, $"{what}: {Message}") { Fields = Fields, Missing = Missing };

    public static async Task<ProblemException> FromAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var fallback = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        var body = await response.Content.ReadAsStringAsync(cancellation);
        if (response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true)
            return new(response.StatusCode, fallback);
        var problem = JsonSerializer.Deserialize<Problem>(body, ApiJson.Options);
        var parts = new[] { problem?.Title, problem?.Detail, problem?.WaitsFor }.Where(part => !string.IsNullOrEmpty(part)).Distinct();
        var message = string.Join(" - ", parts);
        return new(response.StatusCode, message.Length > 0 ? message : fallback)
        {
            Fields = problem?.Errors?.SelectMany(field => field.Value.Select(text => (field.Key, text))).ToList() ?? [],
            Missing = problem?.Missing ?? [],
        };
    }

    private sealed record Problem(string? Title, string? Detail, string? WaitsFor, Dictionary<string, string[]>? Errors, string[]? Missing);
}
