using System.Globalization;
using System.Text.RegularExpressions;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Readings;

/// <summary>Says of the lines of a file what is wrong with the items that were read from them.</summary>
internal static partial class FileErrors
{
    /// <summary>The errors: what is wrong with <c>items[3].kpi</c> is said of line and column.</summary>
    public static IReadOnlyList<FieldError> Of(IReadOnlyList<FieldError> errors, IReadOnlyList<int> lines) =>
        [.. errors.Select(error => error with { Field = InFile(error.Field, lines) })];

    private static string InFile(string field, IReadOnlyList<int> lines)
    {
        var match = ItemField().Match(field);
        if (!match.Success) return field;
        return CsvRow.FieldOf(lines[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)], match.Groups[2].Value);
    }

    [GeneratedRegex(@"^items\[(\d+)\](?:\.(\w+))?")]
    private static partial Regex ItemField();
}
