using System.Text.Json.Nodes;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.OpenApi;

/// <summary>The API as OpenAPI 3.1 describes it, made of the functions' routes, the records that they take and answer, and the code's own comments.</summary>
internal static class ApiDocument
{
    /// <summary>Where the API's routes begin.</summary>
    public const string Prefix = "api/v1/";

    private const string ExamplePrefix = "examples.api.";
    private const string ExampleSuffix = ".json";

    private static readonly Lazy<JsonObject> Made = new(Create);

    /// <summary>The document. It is the same as long as the process runs.</summary>
    public static JsonObject Current => Made.Value;

    /// <summary>The routes that it describes.</summary>
    public static IReadOnlyList<AppRoute> Routes { get; } =
    [
        .. RouteCatalog.All.Where(route => route.Path.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(route => route.Path, StringComparer.Ordinal),
    ];

    /// <summary>The examples by operation.</summary>
    public static IReadOnlyDictionary<string, JsonNode> Examples { get; } = typeof(ApiDocument).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(ExamplePrefix, StringComparison.Ordinal))
        .ToDictionary(name => name[ExamplePrefix.Length..^ExampleSuffix.Length], Read, StringComparer.Ordinal);

    private static JsonNode Read(string resource)
    {
        using var stream = typeof(ApiDocument).Assembly.GetManifestResourceStream(resource)!;
        return JsonNode.Parse(stream)!;
    }

    private static JsonObject Create()
    {
        var docs = XmlDocs.Of(typeof(ApiDocument).Assembly, typeof(Run).Assembly);
        var schemas = new SchemaBook(docs);
        var paths = new JsonObject();
        foreach (var path in Routes.GroupBy(route => route.Path))
            paths[$"/{path.Key}"] = new JsonObject(path.Select(route => KeyValuePair.Create(route.Methods[0], (JsonNode?)new ApiOperation(route, schemas, docs, Examples).Describe())));
        schemas.Schemas[ApiProblemSchemas.Schema] = ApiProblemSchemas.Problem();
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "This app." }),
            ["security"] = new JsonArray(new JsonObject(), new JsonObject { ["functionsKey"] = new JsonArray() }),
            ["tags"] = Tags(docs),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["functionsKey"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "header",
                        ["name"] = "x-functions-key",
                        ["description"] = "A function key. On a machine's own loopback none is needed.",
                    },
                },
                ["parameters"] = ApiParameters.Shared(),
                ["responses"] = ApiProblemSchemas.Responses(),
                ["schemas"] = schemas.Schemas,
            },
        };
    }

    private static JsonObject Info() => new()
    {
        ["title"] = "Onboarding",
        ["version"] = BuiltVersion.Number,
        ["description"] = """
            Takes a vendor of outsourced customer service from requirements to scale-up or exit. What is handed in replaces what was there
            before (PUT), or is added to it (POST); people decide at gates, by the links of their mails. Errors are problem details (RFC 9457)
            in English or Chinese.
            """.ReplaceLineEndings(" "),
    };

    private static JsonArray Tags(XmlDocs docs) => new([.. Routes
        .DistinctBy(ApiOperation.TagOf)
        .OrderBy(ApiOperation.TagOf, StringComparer.Ordinal)
        .Select(route => new JsonObject { ["name"] = ApiOperation.TagOf(route), ["description"] = docs.Of(route.Function.DeclaringType!) ?? "" })]);
}
