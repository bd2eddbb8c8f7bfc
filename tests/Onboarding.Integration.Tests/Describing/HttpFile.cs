using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Onboarding.Integration.Tests.Describing;

/// <summary>Sends the requests of a <c>.http</c> file in order, as an editor does: variables, answers of named requests, bodies out of files.</summary>
internal sealed partial class HttpFile(string path, HttpClient http, Uri host)
{
    private readonly Dictionary<string, (HttpResponseMessage Answer, string Body)> _named = [];

    /// <summary>The requests with what came back, and what the file says must.</summary>
    public async IAsyncEnumerable<(string Title, int Status, int? Expected, string Body)> PlayAsync()
    {
        foreach (var part in Parts().Split(await File.ReadAllTextAsync(path)).Skip(1))
        {
            var lines = part.ReplaceLineEndings("\n").Split('\n');
            var comments = lines.Skip(1).TakeWhile(line => line.StartsWith('#')).ToList();
            using var request = await RequestOf([.. lines.Skip(1 + comments.Count)]);
            var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if (Said(comments, "# @name ") is { } name) _named[name] = (answer, body);
            yield return (lines[0].Trim(), (int)answer.StatusCode, Said(comments, "# Expect: ") is { } code ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : null, body);
        }
    }

    private async Task<HttpRequestMessage> RequestOf(string[] lines)
    {
        var first = lines[0].Split(' ', 2);
        var request = new HttpRequestMessage(new HttpMethod(first[0]), Filled(first[1].Trim()));
        var headers = lines.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToList();
        var text = string.Join('\n', lines.Skip(1 + headers.Count)).Trim();
        if (text.StartsWith("< ", StringComparison.Ordinal)) text = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(path)!, text[2..]));
        if (text.Length > 0) request.Content = new StringContent(text, Encoding.UTF8, headers.First(header => header[0] == "Content-Type")[1]);
        foreach (var header in headers.Where(header => header[0] != "Content-Type")) request.Headers.TryAddWithoutValidation(header[0], Filled(header[1]));
        return request;
    }

    private static string? Said(IEnumerable<string> comments, string what) =>
        comments.FirstOrDefault(line => line.StartsWith(what, StringComparison.Ordinal))?[what.Length..].Trim();

    private string Filled(string text) => Variable().Replace(text, match => match.Groups[1].Value switch
    {
        "host" => host.ToString().TrimEnd('/'),
        "$guid" => Guid.NewGuid().ToString(),
        var reference when reference.Split(".response.headers.") is [var name, var header] => HeaderOf(name, header),
        var reference when reference.Split(".response.body.$.") is [var name, var member] => JsonNode.Parse(_named[name].Body)![member]!.ToString(),
        var unknown => throw new InvalidOperationException($"{path} uses {unknown}."),
    });

    private string HeaderOf(string name, string header) => string.Join(", ", _named[name].Answer.Headers.GetValues(header));

    [GeneratedRegex("^###", RegexOptions.Multiline)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\{\{([^}]+)\}\}")]
    private static partial Regex Variable();
}
