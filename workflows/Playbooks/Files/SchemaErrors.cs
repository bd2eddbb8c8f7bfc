using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Playbooks.Files;

/// <summary>What of a playbook breaks its schema, each error with path and remedy.</summary>
public static class SchemaErrors
{
    /// <summary>Every error; empty for a document that fits.</summary>
    public static IReadOnlyList<PlaybookError> Of(JsonSchema schema, JsonObject document)
    {
        var errors = schema.Validate(document.ToJsonString()).SelectMany(Leaves).ToList();
        // What is no object lacks every member of one; that it must be one says it all.
        var noObjects = errors.Where(error => error.Kind == ValidationErrorKind.ObjectExpected).Select(error => PathOf(error) + ".").ToList();
        return [.. errors.Where(error => !noObjects.Any(above => PathOf(error).StartsWith(above, StringComparison.Ordinal)))
            .Select(error => new PlaybookError(PathOf(error), RemedyOf(error)))];
    }

    // An item of a list or a member that is wrong inside is reported as one error with the real ones below it.
    private static IEnumerable<ValidationError> Leaves(ValidationError error) => error is ChildSchemaValidationError parent
        ? parent.Errors.Values.SelectMany(errors => errors).SelectMany(Leaves)
        : [error];

    private static string PathOf(ValidationError error) => error.Path is { } path ? path.TrimStart('#').TrimStart('/') : "";

    private static Phrase RemedyOf(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.PropertyRequired => new Phrase("playbook.missing"),
        ValidationErrorKind.NoAdditionalPropertiesAllowed => Unknown(error),
        ValidationErrorKind.NotInEnumeration => new Phrase("playbook.one-of").With("known", string.Join(", ", error.Schema.Enumeration)),
        ValidationErrorKind.PatternMismatch => Pattern(error.Schema.Pattern),
        ValidationErrorKind.NumberTooSmall => new Phrase("playbook.at-least").With("minimum", AsWritten(error.Schema.Minimum)),
        ValidationErrorKind.NumberTooBig => new Phrase("playbook.at-most").With("maximum", AsWritten(error.Schema.Maximum)),
        ValidationErrorKind.TooFewItems => new Phrase("playbook.too-few").With("count", error.Schema.MinItems),
        ValidationErrorKind.TooManyItems => new Phrase("playbook.too-many").With("count", error.Schema.MaxItems),
        ValidationErrorKind.StringTooShort => new Phrase("playbook.empty"),
        ValidationErrorKind.StringTooLong => new Phrase("playbook.too-long").With("count", error.Schema.MaxLength ?? 0),
        ValidationErrorKind.StringExpected => new Phrase("playbook.expected-text"),
        ValidationErrorKind.NumberExpected => new Phrase("playbook.expected-number"),
        ValidationErrorKind.IntegerExpected or ValidationErrorKind.IntegerTooBig => new Phrase("playbook.expected-whole-number"),
        ValidationErrorKind.BooleanExpected => new Phrase("playbook.expected-flag"),
        ValidationErrorKind.ObjectExpected => new Phrase("playbook.expected-object"),
        ValidationErrorKind.ArrayExpected => new Phrase("playbook.expected-list"),
        ValidationErrorKind.ItemsNotUnique => new Phrase("playbook.repeats"),
        _ => new Phrase("playbook.other-rule").With("rule", error.Kind.ToString()),
    };

    private static Phrase Unknown(ValidationError error)
    {
        var known = error.Schema.ActualProperties.Keys.ToList();
        return ClosestWord.To(error.Property ?? "", known) is { } closest
            ? new Phrase("playbook.misspelt").With("closest", closest)
            : new Phrase("playbook.unknown").With("known", string.Join(", ", known));
    }

    // The patterns of ids and versions have words of their own; a pattern says little to who writes the content.
    private static Phrase Pattern(string? pattern) => pattern switch
    {
        "^[a-z0-9][a-z0-9-]{0,62}$" => new Phrase("playbook.no-id"),
        @"^[0-9]+\.[0-9]+\.[0-9]+$" => new Phrase("playbook.no-version"),
        _ => new Phrase("playbook.pattern").With("pattern", pattern ?? ""),
    };

    private static string AsWritten(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
