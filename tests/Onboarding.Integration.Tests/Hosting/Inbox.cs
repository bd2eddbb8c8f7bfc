using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Onboarding.Integration.Tests.Hosting;

/// <summary>The local inbox, read over its web interface.</summary>
internal sealed partial class Inbox(Uri address) : IDisposable
{
    private const string KeyHeader = "x-onboarding-key";

    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Every mail of a run, as it was received.</summary>
    public async Task<IReadOnlyList<Letter>> OfAsync(string runId)
    {
        var mails = await _http.GetFromJsonAsync<JsonElement>("api/email");
        return [.. mails.EnumerateArray().Select(Letter.Of).Where(letter => letter.Key.StartsWith(runId + ":", StringComparison.Ordinal))];
    }

    public void Dispose() => _http.Dispose();

    internal sealed partial record Letter(string Key, string To, string Subject, string Text, string Html)
    {
        public Uri? Link => DecisionLink().Match(Text) is { Success: true } match ? new Uri(match.Value) : null;

        public Uri? VendorLink => VendorPage().Match(Text) is { Success: true } match ? new Uri(match.Value) : null;

        public static Letter Of(JsonElement mail) => new(
            mail.GetProperty("headers").EnumerateObject()
                .FirstOrDefault(header => header.Name.Equals(KeyHeader, StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.String } key
                ? key.GetString()!
                : "",
            mail.GetProperty("to")[0].GetProperty("address").GetString()!,
            mail.GetProperty("subject").GetString()!,
            mail.GetProperty("text").GetString()!,
            mail.GetProperty("html").GetString()!);

        [GeneratedRegex(@"https?://\S+/approvals/[A-Za-z0-9_-]{43}")]
        private static partial Regex DecisionLink();

        [GeneratedRegex(@"https?://\S+/vendor/[A-Za-z0-9_-]{43}")]
        private static partial Regex VendorPage();
    }
}
