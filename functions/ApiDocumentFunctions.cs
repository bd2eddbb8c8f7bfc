using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.OpenApi;

namespace Onboarding.Functions;

/// <summary>The API's own description, for programs and for people.</summary>
public sealed class ApiDocumentFunctions
{
    /// <summary>The API as OpenAPI 3.1 describes it.</summary>
    [Function(nameof(GetApiDocument))]
    [Answers(typeof(JsonObject))]
    public IResult GetApiDocument([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/openapi.json")] HttpRequest request) =>
        Answers.Ok(ApiDocument.Current);

    /// <summary>The description to browse.</summary>
    [Function(nameof(ShowApi))]
    public IResult ShowApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api")] HttpRequest request) =>
        ApiBrowser.Page(request);

    /// <summary>The script that shows it.</summary>
    [Function(nameof(ApiBrowserScript))]
    public IResult ApiBrowserScript([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/browser/{file}")] HttpRequest request, string file) =>
        ApiBrowser.Script(request, file);
}
