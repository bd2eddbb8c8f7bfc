using System.Net;
using System.Net.Http.Headers;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Approving;

/// <summary>One person's visit to a decision page, with cookies of its own, as a browser would make it.</summary>
internal sealed class DecisionVisit : IDisposable
{
    private readonly HttpClient _http;

    public DecisionVisit(string language, TimeSpan patience)
    {
        var browser = new PatientHandler(patience, TimeProvider.System);
        ((SocketsHttpHandler)browser.InnerHandler!).CookieContainer = new CookieContainer();
        _http = new HttpClient(browser);
        _http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public async Task<DecisionPage> OpenAsync(Uri link, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(link, cancellation);
        return await ReadAsync(response, cancellation);
    }

    /// <summary>Fills in and sends the form; the page that comes back says whether the answer was taken.</summary>
    public async Task<DecisionPage> DecideAsync(DecisionForm form, string choice, string? comment, string? code, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(form.Hidden) { ["choice"] = choice, ["comment"] = comment ?? "" };
        if (code is not null) fields["code"] = code;
        using var content = new FormUrlEncodedContent(fields);
        using var response = await _http.PostAsync(form.Action, content, cancellation);
        return await ReadAsync(response, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<DecisionPage> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentType?.MediaType != "text/html") throw await ProblemException.FromAsync(response, cancellation);
        var html = await response.Content.ReadAsStringAsync(cancellation);
        return DecisionPage.Read(response.StatusCode, response.RequestMessage!.RequestUri!, html);
    }
}
