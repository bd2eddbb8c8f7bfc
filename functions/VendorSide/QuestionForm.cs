using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Functions.VendorSide;

/// <summary>The form of the question set: a field per question, and the document that the API takes for the same.</summary>
internal static class QuestionForm
{
    private const string Prefix = "answer.";

    /// <summary>Name of a question's field.</summary>
    public static string FieldOf(string question) => Prefix + question;

    /// <summary>What was filled in, as the API's document; questions left empty are left out.</summary>
    public static (JsonObject Document, IReadOnlyList<string> Questions) DocumentOf(IReadOnlyDictionary<string, StringValues> fields)
    {
        var given = fields.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value))
            .Select(field => (Question: field.Key[Prefix.Length..], Text: field.Value.ToString().ReplaceLineEndings("\n").Trim())).ToList();
        JsonNode[] items = [.. given.Select(answer => new JsonObject { ["question"] = answer.Question, ["text"] = answer.Text })];
        return (new JsonObject { ["items"] = new JsonArray(items) }, [.. given.Select(answer => answer.Question)]);
    }

    /// <summary>The form as it was filled in.</summary>
    public static FilledForm Filled(IReadOnlyDictionary<string, StringValues> fields, IReadOnlyList<FieldError> problems) =>
        FilledForm.Of(Nested(fields.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(field => field.Key[Prefix.Length..], field => field.Value.ToString())), problems);

    /// <summary>The form with answers that are known; null: an empty one.</summary>
    public static FilledForm Filled(VendorAnswers? answers) =>
        FilledForm.Of(Nested(answers?.Items.DistinctBy(answer => answer.Question).ToDictionary(answer => answer.Question, answer => answer.Text) ?? []));

    /// <summary>What is wrong with <c>items[3].text</c>, said of the field of that question.</summary>
    public static IReadOnlyList<FieldError> ByField(IReadOnlyList<FieldError> errors, IReadOnlyList<string> questions) =>
        [.. errors.Select(error => error with { Field = FieldOf(error.Field, questions) })];

    private static string FieldOf(string path, IReadOnlyList<string> questions)
    {
        var index = Enumerable.Range(0, questions.Count).FirstOrDefault(at => path.StartsWith($"items[{at}]", StringComparison.Ordinal), -1);
        return index < 0 ? path : FieldOf(questions[index]);
    }

    private static JsonObject Nested(Dictionary<string, string> answers) => new()
    {
        ["answer"] = new JsonObject([.. answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)JsonValue.Create(answer.Value)))]),
    };
}
