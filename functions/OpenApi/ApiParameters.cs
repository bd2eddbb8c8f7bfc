using System.Text.Json.Nodes;
using Onboarding.Functions.Requests;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.OpenApi;

/// <summary>The parameters of the API in paths, queries and headers.</summary>
internal static class ApiParameters
{
    public const string PageSize = "pageSize";
    public const string Continuation = "continuation";
    public const string Key = "Idempotency-Key";
    public const string Match = "If-Match";
    public const string Language = "Accept-Language";
    public const string LastSeen = "Last-Event-ID";

    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["id"] = "The onboarding's id, as its start answered it.",
        ["stage"] = "A stage.",
        ["vendorId"] = "The vendor's id: letters, digits and hyphens.",
        ["evaluator"] = "Who scored, in lower-case letters, digits, points and hyphens.",
        ["gate"] = "The gate's id, for example shortlist or pilot-review-30.",
        ["kpi"] = "A KPI of the run's playbook.",
        ["itemId"] = "An item of the stage's checklist.",
        ["month"] = "A month as yyyy-MM.",
        ["date"] = "A day as yyyy-MM-dd.",
        ["on"] = "A day as yyyy-MM-dd.",
        ["number"] = "The review's number, from 1.",
        ["sequence"] = "The event's sequence number.",
        ["personKey"] = "The person's key, as mails show it.",
        ["person"] = "The person's key, or their e-mail address.",
    };

    /// <summary>Every parameter that several operations have, for the document's components.</summary>
    public static JsonObject Shared() => new()
    {
        ["status"] = Query("status", "Only runs of this status; ended: all that have.", Words(RunListQuery.Statuses)),
        ["stage"] = Query("stage", "Only runs in this stage.", Words(StageIds.All)),
        [PageSize] = Query(PageSize, "Most items of the page. Without it and without a continuation a run's own list is answered whole.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = PageRequest.LargestSize }),
        [Continuation] = Query(Continuation, "The continuation of the page before, as it was answered; left out for the first page.", Text()),
        ["q"] = Query("q", "Only runs with these beginnings of words, or with this id.", new JsonObject { ["type"] = "string", ["maxLength"] = 100 }),
        ["overdue"] = Query("overdue", "Only runs that are overdue.", Flag()),
        ["waitsForMe"] = Query("waitsForMe", "Only runs that wait for whoever asks.", Flag()),
        ["open"] = Query("open", "Only what waits to be confirmed or refused.", Flag()),
        ["name"] = Query("name", "The file's name, when the body is the file itself.", Text()),
        ["recordFormat"] = Query("format", "json, or html: the page for people.", Words(["json", "html"])),
        ["history"] = Query("history", "Also the values that were corrected.", Flag()),
        ["reason"] = Query("reason", "With CSV: why earlier values are corrected.", Text()),
        ["format"] = Query("format", "How the audit is written.", Words(["jsonl", "csv"])),
        ["after"] = Query("after", "Sequence number after which to begin; left out: from now on. 0: from the first entry.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 0 }),
        [LastSeen] = Header(LastSeen, "Where the reader was: the id of the last event it has. Browsers send it when they connect again.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 0 }),
        [Key] = Header(Key, "A name of the caller's own for this request. The same request again is answered as the first time, for two days at least; another one under the same key is refused.",
            new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200 }),
        [Match] = Header(Match, "Replace only what still has this ETag; several may be named, * means any. Without it the newest is replaced.", Text()),
        [Language] = Header(Language, "Language of texts and messages: en (default) or zh-CN.", Text()),
    };

    /// <summary>A parameter of a path.</summary>
    public static JsonObject InPath(string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = Paths.GetValueOrDefault(name, $"The {Spaced(name)}."),
        ["schema"] = name switch
        {
            "stage" => Words(StageIds.All),
            "month" => new JsonObject { ["type"] = "string", ["pattern"] = @"^\d{4}-\d{2}$" },
            "date" or "on" => new JsonObject { ["type"] = "string", ["format"] = "date" },
            "number" or "sequence" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
            _ => Text(),
        },
    };

    /// <summary>A reference to a shared one.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/parameters/{name}" };

    private static string Spaced(string name) => name.EndsWith("Id", StringComparison.Ordinal) ? $"{name[..^2]}'s id" : name;

    private static JsonObject Query(string name, string description, JsonObject schema) => Of("query", name, description, schema);

    private static JsonObject Header(string name, string description, JsonObject schema) => Of("header", name, description, schema);

    private static JsonObject Of(string place, string name, string description, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = place, ["description"] = description, ["schema"] = schema };

    private static JsonObject Flag() => new() { ["type"] = "boolean", ["default"] = false };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Words(IEnumerable<string> words) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };
}
