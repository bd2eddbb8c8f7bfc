using System.Globalization;
using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Http;

/// <summary>Parts of a path that must be one of a few words or of a form.</summary>
internal static class PathWords
{
    /// <exception cref="ApiProblemException">There is no such stage.</exception>
    public static void RequireStage(string stage)
    {
        if (!StageIds.All.Contains(stage))
            throw ApiProblems.NotFound(new Phrase("problem.not-found.stage").With("stage", stage).With("known", string.Join(", ", StageIds.All)));
    }

    /// <exception cref="InvalidInputException">It is no whole number from 1 on.</exception>
    public static int RequireNumber(string name, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1000
            ? value
            : throw new InvalidInputException([new FieldError(name, new Phrase("input.between").With("minimum", 1).With("maximum", 999))]);

    /// <exception cref="InvalidInputException">It is no month.</exception>
    public static void RequireMonth(string month)
    {
        if (!DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new InvalidInputException([new FieldError("month", new Phrase("input.month"))]);
    }

    /// <summary>A day of the path.</summary>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public static DateOnly DayOf(string date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InvalidInputException([new FieldError("date", new Phrase("input.expected-day"))]);

    /// <exception cref="InvalidInputException">It cannot be an id; such text must not become a key of the storage.</exception>
    public static void RequireId(string id)
    {
        if (!RunIds.IsWellFormed(id)) throw new InvalidInputException([new FieldError("id", new Phrase("input.id"))]);
    }

    /// <summary>A flag of the query; false when it is left out.</summary>
    /// <exception cref="InvalidInputException">It is neither true nor false.</exception>
    public static bool Flag(HttpRequest request, string name) => request.Query[name].ToString() switch
    {
        "" or "false" => false,
        "true" => true,
        _ => throw new InvalidInputException([new FieldError(name, new Phrase("input.expected-flag"))]),
    };
}
