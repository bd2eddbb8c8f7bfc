using System.Globalization;
using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Requests;

/// <summary>Which part of a list is asked for: query parameters <c>pageSize</c> and <c>continuation</c>.</summary>
/// <param name="Size">At most so many items.</param>
/// <param name="After">Where the page before ended; null: the first page.</param>
internal sealed record PageRequest(int Size, string? After)
{
    /// <summary>Most items of a page.</summary>
    public const int LargestSize = 500;

    /// <summary>Items of a page when only the continuation is given.</summary>
    public const int UsualSize = 100;

    private const string SizeName = "pageSize";
    private const string AfterName = "continuation";

    /// <summary>The page that is asked for; null: the whole list.</summary>
    /// <exception cref="InvalidInputException">The size is out of range.</exception>
    public static PageRequest? Of(HttpRequest request)
    {
        var (size, after) = (request.Query[SizeName].ToString(), request.Query[AfterName].ToString());
        if (size.Length == 0 && after.Length == 0) return null;
        var most = UsualSize;
        if (size.Length > 0 && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > LargestSize))
            throw new InvalidInputException([new FieldError(SizeName, new Phrase("input.between").With("minimum", 1).With("maximum", LargestSize))]);
        return new PageRequest(most, after.Length == 0 ? null : after);
    }

    /// <summary>The sequence number after which the page starts; 0: from the first.</summary>
    /// <exception cref="InvalidInputException">The continuation is not of this list.</exception>
    public int AfterSequence() => After is null ? 0 : int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : throw NotOfThisList();

    /// <summary>The day after which the page starts; null: from the first.</summary>
    /// <exception cref="InvalidInputException">The continuation is not of this list.</exception>
    public DateOnly? AfterDay() => After is null ? null
        : DateOnly.TryParseExact(After, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw NotOfThisList();

    /// <summary>The page of a list that is read at once, by a key that orders it.</summary>
    /// <param name="items">The list, in the order of the keys.</param>
    /// <param name="keyOf">Key of an item.</param>
    public (IReadOnlyList<T> Page, string? Next) Take<T>(IReadOnlyList<T> items, Func<T, string> keyOf)
    {
        var rest = After is null ? items : [.. items.SkipWhile(item => string.CompareOrdinal(keyOf(item), After) <= 0)];
        return rest.Count <= Size ? (rest, null) : ([.. rest.Take(Size)], keyOf(rest[Size - 1]));
    }

    private static InvalidInputException NotOfThisList() => new([new FieldError(AfterName, new Phrase("input.continuation"))]);
}
