using System.Globalization;
using CsvHelper;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Functions.Readings;

/// <summary>One line of a CSV hand-in.</summary>
internal sealed class CsvRow(CsvReader csv)
{
    private static readonly ReadingValidator Validator = new();

    private readonly List<FieldError> _errors = [];

    public int Line { get; } = csv.Parser.RawRow;

    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>How a cell is called in messages; the whole line when no column is given.</summary>
    public static string FieldOf(int line, string column = "") =>
        string.Create(CultureInfo.InvariantCulture, $"line {line}") + (column.Length > 0 ? $", {column}" : "");

    public Reading Read()
    {
        if (csv.Parser.Count != CsvReadings.Columns.Count)
        {
            _errors.Add(new FieldError(FieldOf(Line), new Phrase("csv.cells")
                .With("expected", CsvReadings.Columns.Count).With("found", csv.Parser.Count)));
        }

        var reading = new Reading
        {
            Day = Day("day"),
            Channel = Text("channel"),
            Kpi = Text("kpi"),
            Numerator = Count("numerator"),
            Denominator = Count("denominator"),
            Value = Number("value"),
            Sample = Count("sample"),
            Source = Text("source"),
        };
        // Cells that could not be read have said so; what they would have meant is not judged on top.
        if (_errors.Count == 0)
        {
            _errors.AddRange(Validator.Validate(reading).Errors
                .Select(failure => new FieldError(FieldOf(Line, FieldNames.Of(failure.PropertyName)), Phrases.Of(failure))));
        }

        return reading;
    }

    private string Text(string column)
    {
        var text = csv.GetField(column) ?? "";
        if (text.Length == 0) Report(column, "input.missing");
        return text;
    }

    private DateOnly Day(string column)
    {
        if (!DateOnly.TryParseExact(csv.GetField(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Report(column, "input.expected-day");
        return day;
    }

    private long? Count(string column)
    {
        if (csv.GetField(column) is not { Length: > 0 } text) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)) return count;
        Report(column, "input.expected-whole-number");
        return null;
    }

    private decimal? Number(string column)
    {
        if (csv.GetField(column) is not { Length: > 0 } text) return null;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number)) return number;
        Report(column, "csv.decimal-point");
        return null;
    }

    private void Report(string column, string key) => _errors.Add(new FieldError(FieldOf(Line, column), new Phrase(key)));
}
