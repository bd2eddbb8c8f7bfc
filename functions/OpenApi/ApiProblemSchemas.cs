using System.Text.Json.Nodes;
using Onboarding.Functions.Http;

namespace Onboarding.Functions.OpenApi;

/// <summary>The answers that say no (RFC 9457), for the API's description.</summary>
internal static class ApiProblemSchemas
{
    public const string Schema = "Problem";

    /// <summary>What each status means.</summary>
    private static readonly (int Status, string Name, string Meaning)[] Answers =
    [
        (400, "BadRequest", "The body cannot be read, or fields are wrong; each is named under errors. Nothing was stored."),
        (401, "Unauthorized", "Somebody must be known: a key in the header x-functions-key, or a sign-in of the host's (WWW-Authenticate says which)."),
        (403, "RoleNeeded", "Whoever is signed in lacks the role; the answer names it. Nothing was stored."),
        (404, "NotFound", "There is no such thing."),
        (409, "Conflict", "The run is at another point (waitsFor says at which), or something is missing. Nothing was stored."),
        (412, "ChangedMeanwhile", "It has another version than If-Match names; changedBy and changedAt say who changed it and when. Nothing was stored."),
        (413, "TooLarge", "The body is too large."),
        (415, "UnsupportedMediaType", "This kind of body is not taken."),
        (422, "KeyUsed", "The Idempotency-Key was sent before with another request. Nothing was stored."),
        (503, "Unavailable", "The storage does not answer, or others change the run all the time; Retry-After says when to try again."),
    ];

    /// <summary>The answers, for the document's components.</summary>
    public static JsonObject Responses() => new(Answers.Select(answer => KeyValuePair.Create(answer.Name, (JsonNode?)new JsonObject
    {
        ["description"] = answer.Meaning,
        ["content"] = new JsonObject { [MediaTypes.Problem] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{Schema}" } } },
    })));

    /// <summary>References to those of some statuses.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> References(params IReadOnlyCollection<int> statuses) => Answers
        .Where(answer => statuses.Contains(answer.Status))
        .Select(answer => KeyValuePair.Create($"{answer.Status}", (JsonNode?)new JsonObject { ["$ref"] = $"#/components/responses/{answer.Name}" }));

    /// <summary>The schema of a problem.</summary>
    public static JsonObject Problem() => JsonNode.Parse("""
        {
          "type": "object",
          "description": "A problem as RFC 9457 writes it, in the language of the request.",
          "properties": {
            "type": { "type": "string", "description": "What kind: /problems/{kind}. Programs compare it." },
            "title": { "type": "string", "description": "The kind in words." },
            "status": { "type": "integer", "description": "HTTP status." },
            "detail": { "type": "string", "description": "What is wrong here and what to do about it." },
            "instance": { "type": "string", "description": "Path of the request." },
            "errors": {
              "type": "object",
              "description": "Every field that is wrong, by its JSON path, each with what is wrong with it.",
              "additionalProperties": { "type": "array", "items": { "type": "string" } }
            },
            "waitsFor": { "type": "string", "description": "With a conflict: what the run waits for." },
            "missing": { "type": "array", "items": { "type": "string" }, "description": "With a stage that is not ready: everything that is missing." },
            "changedBy": { "type": "string", "description": "With 412: who changed it." },
            "changedAt": { "type": "string", "format": "date-time", "description": "With 412: when." },
            "change": { "type": "string", "description": "With 412: what the audit says about it." },
            "sequence": { "type": "integer", "description": "With 412: number of the audit entry." }
          },
          "required": ["type", "title", "status"]
        }
        """)!.AsObject();
}
