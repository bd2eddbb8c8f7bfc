using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Onboarding.Integration.Tests.Hosting;

/// <summary>A person with a browser: cookies of their own, pages, forms.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(string language = "en")
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public Task<Page> OpenAsync(Uri address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<HttpResponseMessage> HeadAsync(Uri address) => await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

    /// <summary>Sends the page's form as it stands, with these fields filled in.</summary>
    public Task<Page> SubmitAsync(Page page, params (string Name, string Value)[] filled)
    {
        var fields = page.Hidden.Concat(filled.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Sends the page's form with a file, as a browser does: the fields first.</summary>
    public Task<Page> UploadAsync(Page page, string fileName, byte[]? content, params (string Name, string Value)[] filled)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Hidden) form.Add(new StringContent(value), name);
        foreach (var (name, value) in filled) form.Add(new StringContent(value), name);
        if (content is not null) form.Add(new ByteArrayContent(content), "file", fileName);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = form });
    }

    public async Task<(HttpResponseMessage Response, byte[] Bytes)> DownloadAsync(Uri address)
    {
        var response = await _http.GetAsync(address);
        return (response, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Sends the form of a page that goes to a path, as it stands but for these fields, and follows where that leads.</summary>
    public Task<Page> SendFormAsync(Page page, string action, params (string Name, string Value)[] filled)
    {
        var form = page.Document.QuerySelector<IHtmlFormElement>($"form[action='{action}'], form[action^='{action}#']") ?? throw new InvalidOperationException($"No form goes to {action}: {page.Text}");
        var fields = form.Elements.SelectMany(FieldsOf).Where(field => filled.All(one => one.Name != field.Key))
            .Concat(filled.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, action)) { Content = new FormUrlEncodedContent(fields) });
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name: { } name } input => [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { } name } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { } name } select => [KeyValuePair.Create(name, select.Value ?? "")],
        _ => [],
    };

    /// <summary>Opens a decision link and answers.</summary>
    public async Task<Page> DecideAsync(Uri link, string choice, string? comment = null) =>
        await SubmitAsync(await OpenAsync(link), ("choice", choice), ("comment", comment ?? ""));

    public void Dispose() => _http.Dispose();

    private async Task<Page> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await _http.SendAsync(sent);
        return Page.Read(request.RequestUri!, response, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>A page that was shown.</summary>
internal sealed record Page(Uri Address, HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, IHtmlDocument Document, string Html)
{
    public string Heading => Document.QuerySelector("h1")!.TextContent.Trim();

    public string Text => Document.Body!.TextContent;

    public string? Alert => Document.QuerySelector("[role=alert]")?.TextContent;

    /// <summary>The page as if its form went to this path.</summary>
    public Page To(string path) => this with { Address = new Uri(Address, path) };

    public bool HasForm => Document.QuerySelector("form") is not null;

    public IReadOnlyList<string> Choices => [.. Document.QuerySelectorAll<IHtmlInputElement>("[name=choice]").Select(choice => choice.Value)];

    public IEnumerable<KeyValuePair<string, string>> Hidden =>
        Document.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).DistinctBy(input => input.Key);

    public static Page Read(Uri address, HttpResponseMessage response, string html) => new(
        address,
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join("; ", header.Value), StringComparer.OrdinalIgnoreCase),
        new HtmlParser().ParseDocument(html),
        html);
}
