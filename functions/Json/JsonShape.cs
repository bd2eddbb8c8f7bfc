using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Json;

/// <summary>
/// Compares a document with the record it is meant to be and names every difference at once: missing, unknown and wrongly typed members.
/// What does not fit is taken out of the document, so that the rest can still be read and judged by its values.
/// </summary>
internal sealed class JsonShape
{
    private readonly List<FieldError> _errors = [];

    private JsonShape()
    {
    }

    /// <summary>Every difference between <paramref name="document"/> and <typeparamref name="T"/>.</summary>
    public static IReadOnlyList<FieldError> Prune<T>(JsonObject document)
    {
        var shape = new JsonShape();
        shape.PruneObject(document, InputJson.Strict.GetTypeInfo(typeof(T)), "");
        return shape._errors;
    }

    private void PruneObject(JsonObject document, JsonTypeInfo type, string path)
    {
        var known = type.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)
            .ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var (name, value) in document.ToList())
        {
            var field = path.Length == 0 ? name : $"{path}.{name}";
            if (!known.TryGetValue(name, out var property))
            {
                Report(field, new Phrase("input.unknown").With("known", string.Join(", ", known.Keys)));
                document.Remove(name);
            }
            else if (!Fits(value, InputJson.Strict.GetTypeInfo(property.PropertyType), property.IsSetNullable, field))
            {
                document.Remove(name);
            }
        }

        foreach (var missing in known.Values.Where(property => IsMissing(property, document)))
        {
            var field = path.Length == 0 ? missing.Name : $"{path}.{missing.Name}";
            // A member that was there and did not fit has its own line already.
            if (_errors.All(error => error.Field != field)) Report(field, new Phrase("input.missing"));
        }
    }

    private bool Fits(JsonNode? value, JsonTypeInfo type, bool mayBeNull, string field)
    {
        if (value is null)
        {
            if (!mayBeNull) Report(field, new Phrase("input.missing"));
            return mayBeNull;
        }

        return type.Kind switch
        {
            JsonTypeInfoKind.Object => FitsObject(value, type, field),
            JsonTypeInfoKind.Dictionary => FitsDictionary(value, type, field),
            JsonTypeInfoKind.Enumerable => FitsList(value, type, field),
            _ => FitsLeaf(value, type.Type, field),
        };
    }

    private bool FitsObject(JsonNode value, JsonTypeInfo type, string field)
    {
        if (value is not JsonObject members) return Refuse(field, "input.expected-object");
        PruneObject(members, type, field);
        return true;
    }

    private bool FitsDictionary(JsonNode value, JsonTypeInfo type, string field)
    {
        if (value is not JsonObject members) return Refuse(field, "input.expected-object");
        var element = InputJson.Strict.GetTypeInfo(type.ElementType!);
        foreach (var (name, member) in members.ToList())
        {
            if (!Fits(member, element, mayBeNull: false, $"{field}.{name}")) members.Remove(name);
        }

        return true;
    }

    private bool FitsList(JsonNode value, JsonTypeInfo type, string field)
    {
        if (value is not JsonArray items) return Refuse(field, "input.expected-list");
        var element = InputJson.Strict.GetTypeInfo(type.ElementType!);
        for (var index = 0; index < items.Count; index++)
        {
            // The place is kept, so that the items after it keep their numbers in later messages.
            if (!Fits(items[index], element, mayBeNull: false, $"{field}[{index}]")) items[index] = null;
        }

        return true;
    }

    private bool FitsLeaf(JsonNode value, Type type, string field)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return FitsWord(value, plain, field);
        try
        {
            value.Deserialize(plain, InputJson.Strict);
            return true;
        }
        catch (JsonException)
        {
            return Refuse(field, ExpectationOf(plain));
        }
    }

    private bool FitsWord(JsonNode value, Type words, string field)
    {
        var known = Enum.GetNames(words).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
        if (value.GetValueKind() == JsonValueKind.String && known.Contains(value.GetValue<string>())) return true;
        Report(field, new Phrase("input.one-of").With("known", string.Join(", ", known)));
        return false;
    }

    private bool Refuse(string field, string expectation)
    {
        Report(field, new Phrase(expectation));
        return false;
    }

    private void Report(string field, Phrase message) => _errors.Add(new FieldError(field, message));

    private static bool IsMissing(JsonPropertyInfo property, JsonObject document) =>
        property.IsRequired && !(property.AssociatedParameter is { IsNullable: true }) && !document.ContainsKey(property.Name);

    private static string ExpectationOf(Type type) => type switch
    {
        _ when type == typeof(string) => "input.expected-text",
        _ when type == typeof(bool) => "input.expected-flag",
        _ when type == typeof(DateOnly) => "input.expected-day",
        _ when type == typeof(int) || type == typeof(long) => "input.expected-whole-number",
        _ => "input.expected-number",
    };
}
