using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Listing;

/// <summary>The rows among which a list finds its runs: the smallest range that has them all.</summary>
/// <param name="Partition">Partition.</param>
/// <param name="Prefix">How the rows' keys begin; what follows it of a row's key is a continuation.</param>
internal sealed record IndexRange(string Partition, string Prefix)
{
    // Sorts after every letter that words have.
    private const string AfterLetters = "\uFF5E";

    /// <summary>First key.</summary>
    public string From { get; init; } = Prefix;

    /// <summary>Where it ends; itself not in it.</summary>
    public required string To { get; init; }

    /// <summary>Beginning of words that is sought; null for other ranges. A run has a row for each word that begins so and counts once.</summary>
    public string? Word { get; init; }

    /// <summary>The range of a filter; null when no run can be meant.</summary>
    /// <param name="filter">Filter.</param>
    /// <param name="now">UTC.</param>
    public static IndexRange? Of(RunFilter filter, DateTimeOffset now)
    {
        if (filter.Search is { } text && SearchWords.Sought(text).Count == 0) return null;
        if (filter.WaitsFor is { } waiting) return filter.SeenBy is { } seer && seer != waiting ? null : Own(waiting, IndexPlace.OwnWaits);
        return filter.SeenBy is { } person ? OfPerson(filter, person, now) : OfAll(filter, now);
    }

    /// <summary>True when a text can be what follows a range's prefix in a row's key.</summary>
    public static bool IsContinuation(string text)
    {
        if (RunIndex.IsKey(text)) return true;
        var colon = text.IndexOf(':');
        return colon > 0 && text[..colon].EnumerateRunes().All(rune => System.Text.Rune.IsLetterOrDigit(rune) || rune.Value > 0x2FF) && RunIndex.IsKey(text[(colon + 1)..]);
    }

    private static IndexRange OfPerson(RunFilter filter, string person, DateTimeOffset now)
    {
        if (filter.Overdue) return Own(person, IndexPlace.OwnOverdue) with { To = IndexPlace.OwnOverdue + IndexPlace.Ticks(now.UtcTicks) };
        if (filter.MeansEnded) return Own(person, IndexPlace.OwnAt(IndexPlace.Ended));
        return Own(person, filter.Stage is { } stage ? IndexPlace.OwnAt(stage) : IndexPlace.OwnRuns);
    }

    private static IndexRange OfAll(RunFilter filter, DateTimeOffset now)
    {
        // The longest word leaves the fewest runs.
        if (filter.Search is { } text && SearchWords.Sought(text).MaxBy(word => word.Length) is { } word) return OfWord(word);
        if (filter.Overdue) return Whole(IndexPlace.Overdue) with { To = IndexPlace.Ticks(now.UtcTicks) };
        if (filter.Stage is { } stage && !filter.MeansEnded) return Whole(IndexPlace.Stage(stage));
        if (filter.Status is { } status) return Whole(IndexPlace.Status(status));
        return Whole(filter.Ended ? IndexPlace.Ended : RunIndex.Partition);
    }

    private static IndexRange Own(string person, string prefix) => new(IndexPlace.Person(person), prefix) { To = prefix + AfterLetters };

    private static IndexRange Whole(string partition) => new(partition, "") { To = AfterLetters };

    // A single letter or character has a partition that longer words do not share; it finds whole words only.
    private static IndexRange OfWord(string word) => new(IndexPlace.Word(word), "") { From = word, To = word + AfterLetters, Word = word };
}
