using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Onboarding.Functions.Json;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.OpenApi;

/// <summary>
/// The schemas of the API's records, each once. They are made of what the serializer knows, by the same rules by which input is checked
/// (<see cref="JsonShape"/>): what is required, what may be null, which words there are.
/// </summary>
internal sealed class SchemaBook(XmlDocs docs)
{
    private const string InputSuffix = "Input";
    private const string FunctionsSuffix = "Functions";

    private readonly Dictionary<(Type Type, bool IsInput), string> _names = [];

    /// <summary>The schemas by name.</summary>
    public JsonObject Schemas { get; } = [];

    /// <summary>The schema of a record that is taken.</summary>
    public JsonObject OfInput(Type type) => Of(type, isInput: true);

    /// <summary>The schema of a record that is answered.</summary>
    public JsonObject OfAnswer(Type type) => Of(type, isInput: false);

    /// <summary>Says of a record that is taken which members the path gives, so that the body may leave them out.</summary>
    public void MakeOptionalIfRecord(Type type, IReadOnlyCollection<string> members)
    {
        if (!_names.TryGetValue((type, true), out var name)) return;
        var schema = Schemas[name]!.AsObject();
        if (schema["required"] is not JsonArray required) return;
        foreach (var member in required.Where(one => members.Contains(one!.GetValue<string>())).ToList()) required.Remove(member);
        if (required.Count == 0) schema.Remove("required");
    }

    private JsonObject Of(Type type, bool isInput)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var info = OptionsOf(isInput).GetTypeInfo(plain);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject { ["$ref"] = $"#/components/schemas/{NameOf(info, isInput)}" },
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Of(info.ElementType!, isInput) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(info.ElementType!, isInput) },
            _ => Leaf(plain, isInput),
        };
    }

    private string NameOf(JsonTypeInfo info, bool isInput)
    {
        if (_names.TryGetValue((info.Type, isInput), out var known)) return known;
        var name = FreeNameOf(info.Type, isInput);
        _names[(info.Type, isInput)] = name;
        // Its place is taken first: a record may have itself as a member.
        Schemas[name] = new JsonObject();
        Schemas[name] = Object(info, isInput);
        return name;
    }

    private string FreeNameOf(Type type, bool isInput)
    {
        var name = isInput && !type.Name.EndsWith(InputSuffix, StringComparison.Ordinal) ? PlainName(type) + InputSuffix : PlainName(type);
        return Schemas.ContainsKey(name) ? type.Namespace!.Split('.')[^1] + name : name;
    }

    private static string PlainName(Type type)
    {
        if (type.IsGenericType) return string.Concat(type.GetGenericArguments().Select(PlainName)) + type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? outer.Name.Replace(FunctionsSuffix, "", StringComparison.Ordinal) + type.Name : type.Name;
    }

    private JsonObject Object(JsonTypeInfo info, bool isInput)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in info.Properties.Where(one => isInput ? one.Set is not null || one.AssociatedParameter is not null : one.Get is not null))
        {
            var mayBeNull = isInput ? property.IsSetNullable : IsLeftOut(property);
            if (isInput ? property.IsRequired && property.AssociatedParameter is not { IsNullable: true } : !mayBeNull) required.Add(property.Name);
            properties[property.Name] = Described(Of(property.PropertyType, isInput), DocOf(info.Type, property), isInput && mayBeNull);
        }

        var schema = new JsonObject { ["type"] = "object" };
        if (docs.Of(info.Type) is { } description) schema["description"] = description;
        schema["properties"] = properties;
        if (required.Count > 0) schema["required"] = required;
        if (isInput) schema["additionalProperties"] = false;
        return schema;
    }

    // Answers leave out what is null.
    private static bool IsLeftOut(JsonPropertyInfo property) => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private string? DocOf(Type type, JsonPropertyInfo property) =>
        property.AttributeProvider is System.Reflection.MemberInfo member ? docs.OfProperty(member.DeclaringType ?? type, member.Name) : null;

    private static JsonObject Described(JsonObject schema, string? description, bool mayBeNull)
    {
        var described = !mayBeNull ? schema
            : schema["type"] is JsonValue type ? With(schema, "type", new JsonArray(type.GetValue<string>(), "null"))
            : schema.Count == 0 ? schema
            : new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        if (mayBeNull && described["enum"] is JsonArray words) words.Add(null);
        if (description is not null) described["description"] = description;
        return described;
    }

    private static JsonObject With(JsonObject schema, string member, JsonNode value)
    {
        schema[member] = value;
        return schema;
    }

    private static JsonObject Leaf(Type type, bool isInput)
    {
        if (JsonSchemaExporter.GetJsonSchemaAsNode(OptionsOf(isInput), type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }) is not JsonObject schema)
            return [];
        if (schema["enum"] is not null && schema["type"] is null) schema["type"] = "string";
        // The exporter lets numbers be texts where reading allows it; what is written are numbers.
        if (schema["type"] is JsonArray types && types.OfType<JsonValue>().Select(one => one.GetValue<string>()).FirstOrDefault(one => one is "integer" or "number") is { } number)
            return new JsonObject { ["type"] = number };
        return schema;
    }

    private static JsonSerializerOptions OptionsOf(bool isInput) => isInput ? InputJson.Strict : RunJson.Options;
}
