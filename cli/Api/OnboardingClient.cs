using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Onboarding.Cli.Api;

/// <summary>The HTTP API, as far as the command line uses it.</summary>
internal sealed partial class OnboardingClient : IDisposable
{
    private const string Runs = "api/v1/onboardings";
    private const string Playbooks = "api/v1/playbooks";
    private const string StyleLink = """<link rel="stylesheet" href="/site.css">""";

    private readonly HttpClient _http;

    private static readonly TimeSpan UsualAnswerTime = TimeSpan.FromSeconds(30);

    /// <param name="url">Address of the app.</param>
    /// <param name="key">Function key; null: none.</param>
    /// <param name="language">Language of what the app says.</param>
    /// <param name="patience">How long it is tried again while no app is there.</param>
    /// <param name="answerTime">How long one answer may take; null: half a minute.</param>
    public OnboardingClient(Uri url, string? key, string language, TimeSpan patience, TimeSpan? answerTime = null)
    {
        // The handler's patience comes first; the rest bounds one answer of an app that hangs.
        _http = new HttpClient(new PatientHandler(patience, TimeProvider.System))
        {
            BaseAddress = url,
            Timeout = patience + (answerTime ?? UsualAnswerTime),
        };
        _http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        if (key is not null) _http.DefaultRequestHeaders.Add("x-functions-key", key);
    }

    public async Task<string> StartAsync(string request, string idempotencyKey, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, Runs) { Content = JsonText(request) };
        message.Headers.Add("Idempotency-Key", idempotencyKey);
        return (await SendAsync<StartedView>(message, cancellation)).Id;
    }

    public Task<RunView> RunAsync(string id, CancellationToken cancellation) => GetAsync<RunView>($"{Of(id)}", cancellation);

    public Task<TimelineView> TimelineAsync(string id, CancellationToken cancellation) =>
        GetAsync<TimelineView>($"{Of(id)}/timeline", cancellation);

    public async Task<IReadOnlyList<GateView>> GatesAsync(string id, CancellationToken cancellation) =>
        (await GetAsync<Listing<GateView>>($"{Of(id)}/gates", cancellation)).Items;

    public async Task<IReadOnlyList<MailView>> MailsAsync(string id, CancellationToken cancellation) =>
        (await GetAsync<Listing<MailView>>($"{Of(id)}/mails", cancellation)).Items;

    /// <summary>What a run has of a kind, as the API shows it.</summary>
    public async Task<IReadOnlyList<JsonObject>> ItemsAsync(string id, string kind, CancellationToken cancellation) =>
        (await GetAsync<Listing<JsonObject>>($"{Of(id)}/{kind}", cancellation)).Items;

    public Task<PlaybookView> PlaybookAsync(string id, CancellationToken cancellation) =>
        GetAsync<PlaybookView>($"{Of(id)}/playbook", cancellation);

    public async Task<IReadOnlyList<PlaybookLine>> PlaybooksAsync(CancellationToken cancellation) =>
        (await GetAsync<Listing<PlaybookLine>>(Playbooks, cancellation)).Items;

    public Task<JsonObject> WholePlaybookAsync(string id, CancellationToken cancellation) =>
        GetAsync<JsonObject>($"{Playbooks}/{Uri.EscapeDataString(id)}", cancellation);

    public async Task<PlaybookLine> CheckPlaybookAsync(string playbook, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"{Playbooks}/check") { Content = JsonText(playbook) };
        return await SendAsync<PlaybookLine>(message, cancellation);
    }

    public Task<string> RecordAsync(string id, CancellationToken cancellation) => GetTextAsync($"{Of(id)}/record", cancellation);

    /// <summary>The record as one document that needs no other file.</summary>
    public async Task<string> RecordPageAsync(string id, CancellationToken cancellation)
    {
        var page = await GetTextAsync($"{Of(id)}/record?format=html", cancellation);
        return page.Replace(StyleLink, $"<style>\n{await GetTextAsync("site.css", cancellation)}</style>", StringComparison.Ordinal);
    }

    /// <summary>The audit as the app writes it, byte for byte.</summary>
    public async Task<byte[]> AuditAsync(string id, string format, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync($"{Of(id)}/audit?format={format}", cancellation);
        await ThrowUnlessSuccessAsync(response, cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    public Task PutAsync(string id, string path, JsonNode body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, $"{Of(id)}/{path}", JsonText(body.ToJsonString(ApiJson.Options)), cancellation);

    public Task PostAsync(string id, string path, JsonNode body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"{Of(id)}/{path}", JsonText(body.ToJsonString(ApiJson.Options)), cancellation);

    public Task<int> AddReadingsAsync(string id, string csv, CancellationToken cancellation) => AddReadingsAsync(id, csv, reason: null, cancellation);

    public async Task HealthAsync(CancellationToken cancellation)
    {
        using var response = await _http.GetAsync("api/v1/health", cancellation);
        await ThrowUnlessSuccessAsync(response, cancellation);
    }

    public Task<ClockView> ClockAsync(CancellationToken cancellation) => GetAsync<ClockView>("admin/clock", cancellation);

    public Task<ClockView> SetClockAsync(double scale, CancellationToken cancellation) => PutClockAsync(new { scale }, cancellation);

    public Task<ClockView> SetClockAsync(double scale, DateTimeOffset until, double then, CancellationToken cancellation) =>
        PutClockAsync(new { scale, until, then }, cancellation);

    public void Dispose() => _http.Dispose();

    private static string Of(string id) => $"{Runs}/{Uri.EscapeDataString(id)}";

    private static StringContent JsonText(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync<T>(message, cancellation);
    }

    private async Task<string> GetTextAsync(string path, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(path, cancellation);
        await ThrowUnlessSuccessAsync(response, cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    private async Task SendAsync(HttpMethod method, string path, HttpContent body, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(method, path) { Content = body };
        using var response = await _http.SendAsync(message, cancellation);
        await ThrowUnlessSuccessAsync(response, cancellation);
    }

    private async Task<ClockView> PutClockAsync<T>(T pace, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, "admin/clock") { Content = JsonContent.Create(pace, options: ApiJson.Options) };
        return await SendAsync<ClockView>(message, cancellation);
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage message, CancellationToken cancellation)
    {
        using var response = await _http.SendAsync(message, cancellation);
        await ThrowUnlessSuccessAsync(response, cancellation);
        return (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellation))!;
    }

    private static async Task ThrowUnlessSuccessAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode) throw await ProblemException.FromAsync(response, cancellation);
    }

    private sealed record AcceptedView(int Accepted);
}
