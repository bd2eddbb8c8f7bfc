using System.Net.Http.Json;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Inbox;

/// <summary>The local inbox, read over its REST interface.</summary>
internal sealed class LocalInbox(Uri url) : IDisposable
{
    private readonly HttpClient _http = new(new PatientHandler(TimeSpan.FromSeconds(60), TimeProvider.System)) { BaseAddress = url };

    public async Task<IReadOnlyList<Letter>> LettersAsync(CancellationToken cancellation) =>
        await _http.GetFromJsonAsync<List<Letter>>("api/email", ApiJson.Options, cancellation) ?? [];

    public void Dispose() => _http.Dispose();
}
