using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Onboarding.Functions.Json;

/// <summary>How request bodies are read: strictly when they are checked, and without a required member when what is left of them is read.</summary>
internal static class InputJson
{
    public const int MaximumDepth = 32;

    /// <summary>Knows every rule of a record's shape: required, nullable, exact names, numbers that are numbers.</summary>
    public static JsonSerializerOptions Strict { get; } = Create(new DefaultJsonTypeInfoResolver(), strict: true);

    /// <summary>Reads what is left of a document once the parts of the wrong shape are taken out.</summary>
    public static JsonSerializerOptions Lenient { get; } =
        Create(new DefaultJsonTypeInfoResolver { Modifiers = { RequireNothing } }, strict: false);

    private static JsonSerializerOptions Create(IJsonTypeInfoResolver resolver, bool strict)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNameCaseInsensitive = false,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = MaximumDepth,
            RespectNullableAnnotations = strict,
            RespectRequiredConstructorParameters = strict,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }

    private static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties) property.IsRequired = false;
    }
}
