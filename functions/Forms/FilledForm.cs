using System.Text.Json;
using System.Text.Json.Nodes;
using Onboarding.Functions.Json;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Forms;

/// <summary>What stands in a form's fields, and what is wrong with it, both by path.</summary>
internal sealed class FilledForm
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lengths = new(StringComparer.Ordinal);

    private FilledForm(JsonNode? document, IReadOnlyList<FieldError> problems)
    {
        Problems = problems;
        Add("", document);
    }

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<FieldError> Problems { get; }

    /// <summary>A form as somebody sent it.</summary>
    public static FilledForm Of(JsonObject document, IReadOnlyList<FieldError>? problems = null) => new(document.DeepClone(), problems ?? []);

    /// <summary>A form with what is stored; null: an empty one.</summary>
    public static FilledForm Of<T>(T? stored) where T : class =>
        new(stored is null ? null : JsonSerializer.SerializeToNode(stored, InputJson.Strict), []);

    /// <summary>The text of a field; empty when there is none.</summary>
    public string Text(string path) => _values.GetValueOrDefault(path, "");

    /// <summary>The values of a list's field.</summary>
    public IReadOnlyList<string> Texts(string path) => [.. Enumerable.Range(0, Length(path)).Select(index => Text($"{path}[{index}]"))];

    /// <summary>Number of items of a list.</summary>
    public int Length(string path) => _lengths.GetValueOrDefault(path);

    /// <summary>What is wrong with a field, or with what is in it and has no field of its own; null when nothing is.</summary>
    public FieldError? ProblemOf(string path) => Problems.FirstOrDefault(problem => problem.Field == path);

    private void Add(string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members) Add(path.Length == 0 ? name : $"{path}.{name}", member);
                break;
            case JsonArray items:
                _lengths[path] = items.Count;
                for (var index = 0; index < items.Count; index++) Add($"{path}[{index}]", items[index]);
                break;
            case JsonValue value:
                _values[path] = value.GetValueKind() switch
                {
                    JsonValueKind.True => "true",
                    JsonValueKind.False => "false",
                    _ => value.ToString(),
                };
                break;
        }
    }
}
