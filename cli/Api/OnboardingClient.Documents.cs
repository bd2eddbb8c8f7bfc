using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Onboarding.Cli.Api;

/// <summary>The API's documents as they come, with every member, for whoever passes them on.</summary>
internal sealed partial class OnboardingClient
{
    private const string People = "api/v1/people";

    /// <summary>A run.</summary>
    public Task<JsonObject> RunDocumentAsync(string id, CancellationToken cancellation) => GetAsync<JsonObject>(Of(id), cancellation);

    /// <summary>A part of a run, for example <c>gates</c>.</summary>
    public Task<JsonObject> DocumentAsync(string id, string path, CancellationToken cancellation) => GetAsync<JsonObject>($"{Of(id)}/{path}", cancellation);

    /// <summary>A page of runs; the query begins with a question mark or is empty.</summary>
    public Task<JsonObject> PageOfRunsAsync(string query, CancellationToken cancellation) => GetAsync<JsonObject>($"{Runs}{query}", cancellation);

    /// <summary>Starts a run and tells everything that the API answers.</summary>
    public async Task<JsonObject> StartDocumentAsync(string request, string idempotencyKey, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Runs) { Content = JsonText(request) };
        message.Headers.Add("Idempotency-Key", idempotencyKey);
        return await SendAsync<JsonObject>(message, cancellation);
    }

    /// <summary>Replaces a part of a run; what is stored comes back.</summary>
    public Task<JsonObject> PutDocumentAsync(string id, string path, JsonNode body, CancellationToken cancellation, string? version = null) =>
        SendDocumentAsync(HttpMethod.Put, $"{Of(id)}/{path}", body, cancellation, version);

    /// <summary>Adds to a run or moves it on; what came of it comes back.</summary>
    public Task<JsonObject> PostDocumentAsync(string id, string path, JsonNode body, CancellationToken cancellation) =>
        SendDocumentAsync(HttpMethod.Post, $"{Of(id)}/{path}", body, cancellation);

    /// <summary>Hands in readings, all or none; how many were new or different.</summary>
    /// <param name="id">Run.</param>
    /// <param name="csv">The file, its header first.</param>
    /// <param name="reason">Why earlier values are corrected; null: nothing is said.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<int> AddReadingsAsync(string id, string csv, string? reason, CancellationToken cancellation)
    {
        var query = reason is null ? "" : $"?reason={Uri.EscapeDataString(reason)}";
        using var message = new HttpRequestMessage(HttpMethod.Post, $"{Of(id)}/readings{query}")
        {
            Content = new StringContent(csv, Encoding.UTF8, "text/csv"),
        };
        return (await SendAsync<AcceptedView>(message, cancellation)).Accepted;
    }

    /// <summary>Everything that is known of a person, as it comes.</summary>
    public async Task<Stream> PersonAsync(string email, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"{People}/export") { Content = JsonText(new JsonObject { ["email"] = email }.ToJsonString(ApiJson.Options)) };
        message.Options.Set(PatientHandler.Streams, true);
        var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await ThrowUnlessSuccessAsync(response, cancellation);
        return await response.Content.ReadAsStreamAsync(cancellation);
    }

    /// <summary>Erases a person, or says what that would do.</summary>
    public Task<JsonObject> EraseAsync(JsonNode body, CancellationToken cancellation) => SendDocumentAsync(HttpMethod.Post, $"{People}/erase", body, cancellation);

    private async Task<JsonObject> SendDocumentAsync(HttpMethod method, string path, JsonNode body, CancellationToken cancellation, string? version = null)
    {
        using var message = new HttpRequestMessage(method, path) { Content = JsonText(body.ToJsonString(ApiJson.Options)) };
        if (version is not null) message.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        return await SendAsync<JsonObject>(message, cancellation);
    }
}
