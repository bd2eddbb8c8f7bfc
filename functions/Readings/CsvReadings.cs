using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Onboarding.Functions.Http;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Functions.Readings;

/// <summary>
/// Reads a CSV hand-in of readings: UTF-8, commas, a header with these columns in any order, decimal points. Every cell that is wrong is
/// named by its line and column; nothing is taken when any is.
/// </summary>
internal static class CsvReadings
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    // Beyond these, more lines help nobody to find the mistake.
    private const int MostErrors = 100;

    public static IReadOnlyList<string> Columns { get; } =
        ["day", "channel", "kpi", "numerator", "denominator", "value", "sample", "source"];

    /// <summary>The readings, each with the line it is on.</summary>
    /// <exception cref="ApiProblemException">It is no UTF-8 text with the header.</exception>
    /// <exception cref="InvalidInputException">With every wrong cell.</exception>
    public static IReadOnlyList<ReadingLine> Read(ReadOnlyMemory<byte> bytes)
    {
        using var csv = new CsvReader(new StringReader(Decode(bytes)), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
            MissingFieldFound = null,
        });
        CheckHeader(csv);
        var (lines, errors) = ReadLines(csv);
        if (errors.Count > 0) throw new InvalidInputException(errors);
        return lines.Count > 0 ? lines : throw ApiProblems.Malformed(new Phrase("csv.no-lines"));
    }

    /// <summary>The same readings as such a file.</summary>
    public static ReadOnlyMemory<byte> Write(IEnumerable<Reading> readings)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var column in Columns) csv.WriteField(column);
            csv.NextRecord();
            foreach (var one in readings) Write(csv, one);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(CsvWriter csv, Reading reading)
    {
        csv.WriteField(reading.Day.ToString("O", CultureInfo.InvariantCulture));
        csv.WriteField(reading.Channel);
        csv.WriteField(reading.Kpi);
        csv.WriteField(reading.Numerator);
        csv.WriteField(reading.Denominator);
        csv.WriteField(reading.Value);
        csv.WriteField(reading.Sample);
        csv.WriteField(reading.Source);
        csv.NextRecord();
    }

    private static (List<ReadingLine> Lines, List<FieldError> Errors) ReadLines(CsvReader csv)
    {
        var lines = new List<ReadingLine>();
        var errors = new List<FieldError>();
        while (csv.Read() && errors.Count < MostErrors)
        {
            if (lines.Count == ReadingsInput.MaximumItems)
            {
                errors.Add(new FieldError("lines", new Phrase("input.too-many").With("maximum", ReadingsInput.MaximumItems)));
                break;
            }

            var row = new CsvRow(csv);
            lines.Add(new ReadingLine(row.Line, row.Read()));
            errors.AddRange(row.Errors);
        }

        return (lines, errors);
    }

    private static void CheckHeader(CsvReader csv)
    {
        var header = csv.Read() && csv.ReadHeader() ? csv.HeaderRecord! : [];
        var missing = Columns.Except(header).ToList();
        var unknown = header.Except(Columns).ToList();
        if (missing.Count == 0 && unknown.Count == 0 && header.Length == Columns.Count) return;
        throw ApiProblems.Malformed(new Phrase("csv.header").With("expected", string.Join(',', Columns)).With("found", string.Join(',', header)));
    }

    internal static string Decode(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(text.Span);
        }
        catch (DecoderFallbackException)
        {
            throw ApiProblems.Malformed(new Phrase("input.not-utf8"));
        }
    }
}

/// <summary>A reading and the line of the file it is on.</summary>
internal sealed record ReadingLine(int Line, Reading Reading);
