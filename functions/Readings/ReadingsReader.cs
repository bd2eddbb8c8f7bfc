using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Readings;

/// <summary>Reads a hand-in of readings, as JSON or CSV.</summary>
public sealed class ReadingsReader(InputReader<ReadingsInput> json)
{
    /// <summary>The hand-in.</summary>
    /// <exception cref="InvalidInputException">With every field or cell that is wrong.</exception>
    internal async Task<HandIn> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (MediaTypes.Is(request, MediaTypes.Csv))
        {
            var lines = CsvReadings.Read(await RequestBytes.ReadAsync(request, CsvReadings.MaximumBytes, cancellation));
            return new HandIn([.. lines.Select(line => line.Reading)], [.. lines.Select(line => line.Line)], ReasonOf(request));
        }

        if (!MediaTypes.IsJson(request)) throw ApiProblems.UnsupportedMediaType(request, MediaTypes.Json, MediaTypes.Csv);
        var input = await json.ReadAsync(request, cancellation);
        return new HandIn(input.Items, null, input.Reason);
    }

    private static string? ReasonOf(HttpRequest request)
    {
        var reason = request.Query["reason"].ToString();
        if (reason.Length > Rules.NoteLength)
            throw new InvalidInputException([new FieldError("reason", new Phrase("input.too-long").With("maximum", Rules.NoteLength))]);
        return string.IsNullOrWhiteSpace(reason) ? null : reason;
    }
}
