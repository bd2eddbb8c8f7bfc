using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Json;

namespace Onboarding.Functions.Forms;

/// <summary>
/// Turns a form's fields into the document that the API takes for the same input, so that both are judged by one set of rules and an error's
/// path is the name of the field it stands beside. Field names are paths: <c>people[0].email</c>.
/// </summary>
internal static class FormJson
{
    /// <summary>
    /// The document. Fields left empty are left out, rows of a list without any value too. A number that cannot be read stays a text, for the
    /// rules to refuse. Where a list holds plain values, its field may be sent several times, or once with a value a line.
    /// </summary>
    /// <param name="fields">The fields; those of the page itself taken out.</param>
    public static JsonObject Of<T>(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var root = new FormNode();
        foreach (var (path, values) in fields) root.At(path).Values.AddRange(values.Select(value => value ?? ""));
        return ObjectOf(root, InputJson.Strict.GetTypeInfo(typeof(T))) ?? [];
    }

    private static JsonNode? Of(FormNode node, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => ObjectOf(node, type),
        JsonTypeInfoKind.Dictionary => DictionaryOf(node, type),
        JsonTypeInfoKind.Enumerable => ListOf(node, InputJson.Strict.GetTypeInfo(type.ElementType!)),
        _ => LeafOf(node, Nullable.GetUnderlyingType(type.Type) ?? type.Type),
    };

    private static JsonObject? ObjectOf(FormNode node, JsonTypeInfo type)
    {
        var document = new JsonObject();
        foreach (var (name, member) in node.Members)
        {
            var property = type.Properties.FirstOrDefault(one => one.Name == name);
            // What the record does not have is kept, so that the rules refuse it by name.
            var value = property is null ? JsonValue.Create(member.Values.LastOrDefault("")) : Of(member, InputJson.Strict.GetTypeInfo(property.PropertyType));
            if (value is not null) document[name] = value;
        }

        return document.Count == 0 ? null : document;
    }

    private static JsonObject? DictionaryOf(FormNode node, JsonTypeInfo type)
    {
        var element = InputJson.Strict.GetTypeInfo(type.ElementType!);
        var document = new JsonObject();
        foreach (var (name, member) in node.Members)
        {
            if (Of(member, element) is { } value) document[name] = value;
        }

        return document.Count == 0 ? null : document;
    }

    private static JsonArray? ListOf(FormNode node, JsonTypeInfo element)
    {
        var plain = node.Values.SelectMany(value => value.Split('\n')).Select(line => new FormNode { Values = { line } });
        JsonNode[] items = [.. plain.Concat(node.Items.Values).Select(item => Of(item, element)).OfType<JsonNode>()];
        return items.Length == 0 ? null : new JsonArray(items);
    }

    // Of a field that is sent twice the last value counts: a box that can be unticked has a hidden "false" before it.
    private static JsonValue? LeafOf(FormNode node, Type type)
    {
        if (node.Values.Count == 0) return null;
        var text = node.Values[^1].ReplaceLineEndings("\n").Trim();
        if (text.Length == 0) return null;
        if (type == typeof(bool)) return text is "true" or "false" ? JsonValue.Create(text == "true") : JsonValue.Create(text);
        return IsNumber(type) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(text);
    }

    private static bool IsNumber(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double);
}
