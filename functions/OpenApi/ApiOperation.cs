using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Requests;

namespace Onboarding.Functions.OpenApi;

/// <summary>Describes one route of the API.</summary>
internal sealed partial class ApiOperation(AppRoute route, SchemaBook schemas, XmlDocs docs, IReadOnlyDictionary<string, JsonNode> examples)
{
    private const string RunPath = "api/v1/onboardings";

    private readonly string _method = route.Methods[0];

    /// <summary>The operation's name, by which its example is found.</summary>
    public static string IdOf(AppRoute route) => char.ToLowerInvariant(route.Name[0]) + route.Name[1..];

    /// <summary>Name of the group of operations that a function belongs to.</summary>
    public static string TagOf(AppRoute route) =>
        Words().Replace(route.Function.DeclaringType!.Name.Replace("Functions", "", StringComparison.Ordinal), " $1").Trim();

    public JsonObject Describe()
    {
        var (summary, rest) = Sentences();
        var operation = new JsonObject { ["operationId"] = IdOf(route), ["summary"] = summary, ["tags"] = new JsonArray(TagOf(route)) };
        if (rest.Length > 0) operation["description"] = rest;
        operation["parameters"] = new JsonArray([.. Parameters()]);
        if (RequestBody() is { } body) operation["requestBody"] = body;
        operation["responses"] = Responses();
        if (route.Trigger.AuthLevel == AuthorizationLevel.Anonymous) operation["security"] = new JsonArray();
        return operation;
    }

    private (string Summary, string More) Sentences()
    {
        var text = docs.Of(route.Function) ?? route.Name;
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? (text.TrimEnd('.'), "") : (text[..end], text[(end + 2)..]);
    }

    private IEnumerable<JsonNode> Parameters()
    {
        foreach (Match part in Part().Matches(route.Path)) yield return ApiParameters.InPath(part.Groups[1].Value);
        foreach (var name in route.Function.GetCustomAttribute<QueryAttribute>()?.Names ?? []) yield return ApiParameters.Reference(name);
        if (IsKeyed) yield return ApiParameters.Reference(ApiParameters.Key);
        if (IsConditional) yield return ApiParameters.Reference(ApiParameters.Match);
        yield return ApiParameters.Reference(ApiParameters.Language);
    }

    private JsonObject? RequestBody()
    {
        if (TakesFile) return File();
        if (InputOf(route) is not { } input) return null;
        var json = new JsonObject { ["schema"] = schemas.OfInput(input) };
        schemas.MakeOptionalIfRecord(input, FromPath(input));
        if (examples.TryGetValue(IdOf(route), out var example)) json["example"] = example.DeepClone();
        var content = new JsonObject { [MediaTypes.Json] = json };
        if (IdOf(route) == "addReadings") content[MediaTypes.Csv] = Csv();
        return new JsonObject { ["required"] = true, ["content"] = content };
    }

    private static JsonObject File() => new()
    {
        ["required"] = true,
        ["content"] = new JsonObject
        {
            ["multipart/form-data"] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["file"] = new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" } },
                    ["required"] = new JsonArray("file"),
                },
            },
            ["application/octet-stream"] = new JsonObject { ["schema"] = new JsonObject { ["description"] = "The file itself, with its name in the query." } },
        },
    };

    private static JsonObject Csv() => new()
    {
        ["schema"] = new JsonObject
        {
            ["type"] = "string",
            ["description"] = $"UTF-8 with the header line {string.Join(",", Readings.CsvReadings.Columns)}; decimals with a point. Errors name line and column.",
        },
    };

    private JsonObject Responses()
    {
        var responses = new JsonObject();
        if (route.Function.GetCustomAttribute<AnswersAttribute>() is { } answer) responses[Text(answer.Status)] = Success(answer);
        var texts = route.Function.GetCustomAttributes<AnswersTextAttribute>().ToList();
        if (texts.Count > 0) responses["200"] = Success(texts);
        if (texts.Any(text => text.MediaType == Changes.ChangeStream.MediaType)) responses["204"] = new JsonObject { ["description"] = "The run has ended and all of it was read: nothing will follow." };
        foreach (var (status, response) in ApiProblemSchemas.References([.. Problems()])) responses[status] = response;
        return responses;
    }

    private JsonObject Success(AnswersAttribute answer)
    {
        var headers = new JsonObject();
        if (ResourceRows.IsVersioned(route.Path)) headers["ETag"] = Header("Version of what is stored, for If-Match; left out while nothing is.");
        if (IsStart || answer.Status == StatusCodes.Status201Created) headers["Location"] = Header("Where it is.");
        if (IsKeyed && !IsStartOfRun) headers["Idempotency-Replayed"] = Header("true when this is the answer to the same request before.");
        var response = new JsonObject
        {
            ["description"] = answer.Status == StatusCodes.Status202Accepted ? "Taken; what follows from it goes on by itself." : "Done.",
            ["content"] = new JsonObject { [MediaTypes.Json] = new JsonObject { ["schema"] = schemas.OfAnswer(answer.Answer) } },
        };
        if (headers.Count > 0) response["headers"] = headers;
        return response;
    }

    private static JsonObject Success(IEnumerable<AnswersTextAttribute> texts) => new()
    {
        ["description"] = "Done, as a stream.",
        ["content"] = new JsonObject(texts.Select(text =>
            KeyValuePair.Create(text.MediaType, (JsonNode?)new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } }))),
    };

    private IEnumerable<int> Problems()
    {
        var changes = _method is not "get";
        if (changes || route.Path.Contains('{', StringComparison.Ordinal) || route.Function.GetCustomAttribute<QueryAttribute>() is not null) yield return 400;
        if (route.Trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            yield return 401;
            yield return 403;
        }

        if (route.Path.Contains('{', StringComparison.Ordinal)) yield return 404;
        if (changes && route.Path.StartsWith(RunPath, StringComparison.Ordinal)) yield return 409;
        if (IsConditional) yield return 412;
        if (InputOf(route) is not null || TakesFile)
        {
            yield return 413;
            yield return 415;
        }

        if (IsKeyed) yield return 422;
        if (route.Path.StartsWith(RunPath, StringComparison.Ordinal)) yield return 503;
    }

    /// <summary>The record that a route's body is; null when it has none.</summary>
    public static Type? InputOf(AppRoute route) => route.Function.GetCustomAttribute<TakesAttribute>()?.Input;

    // What the path says the body may leave out: a member of the path's name, and the last part's id where the record calls it so.
    private List<string> FromPath(Type input)
    {
        var parts = Part().Matches(route.Path).Select(part => part.Groups[1].Value).Skip(1).ToList();
        var members = input.GetProperties().Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..]).ToHashSet();
        return [.. parts.Where(members.Contains), .. parts.Count > 0 && !members.Contains(parts[^1]) && parts[^1].EndsWith("Id", StringComparison.Ordinal) ? ["id"] : Array.Empty<string>()];
    }

    private bool TakesFile => route.Function.GetCustomAttribute<TakesFileAttribute>() is not null;

    private bool IsKeyed => _method == "post" && route.Path.StartsWith(RunPath, StringComparison.Ordinal);

    private bool IsConditional => _method == "put" && ResourceRows.IsVersioned(route.Path);

    private bool IsStartOfRun => route.Path == RunPath;

    private bool IsStart => IsStartOfRun || route.Path.EndsWith("/handover", StringComparison.Ordinal);

    private static JsonObject Header(string description) => new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Part();

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Words();
}
