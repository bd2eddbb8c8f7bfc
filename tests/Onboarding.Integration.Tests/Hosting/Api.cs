using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Onboarding.Integration.Tests.Hosting;

/// <summary>Speaks to the app as any program would.</summary>
internal sealed class Api : IDisposable
{
    public const string Runs = "api/v1/onboardings";

    private readonly HttpClient _http;

    public Api(Uri address, string language = "en", params (string Name, string Value)[] headers)
    {
        // What would lead elsewhere is an answer of its own.
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        foreach (var (name, value) in headers) _http.DefaultRequestHeaders.Add(name, value);
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, JsonNode body, string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, Json(body.ToJsonString()), idempotencyKey);

    public Task<Answer> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, Json(body.ToJsonString()));

    public Task<Answer> PostTextAsync(string path, string body, string mediaType) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, mediaType));

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, response.Headers);
    }

    public void Dispose() => _http.Dispose();

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, string? MediaType, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Body => JsonNode.Parse(Text)!;

    public string? this[string member] => Body[member]?.ToString();

    public JsonArray Items => Body["items"]!.AsArray();

    /// <summary>The answer, when it is the one that is expected.</summary>
    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"Expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>The problem, when it is one of the kind; every problem must be complete.</summary>
    public JsonNode ExpectProblem(HttpStatusCode status, string kind)
    {
        Expect(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal($"/problems/{kind}", this["type"]);
        Assert.Equal((int)status, Body["status"]!.GetValue<int>());
        Assert.False(string.IsNullOrWhiteSpace(this["title"]));
        Assert.False(string.IsNullOrWhiteSpace(this["detail"]));
        return Body;
    }
}
