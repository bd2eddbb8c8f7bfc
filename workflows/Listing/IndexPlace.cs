using System.Globalization;

namespace Onboarding.Workflows.Listing;

/// <summary>
/// A row of the index beside the one of all runs: where a list finds the run. The key ends with what the list is ordered by and the run's id,
/// so that a page is a range.
/// </summary>
/// <param name="Partition"><c>stage:{stage}</c>, <c>ended</c>, <c>status:{status}</c>, <c>overdue</c>, <c>word:{first 2 characters}</c> or <c>person:{key}</c>.</param>
/// <param name="Key">Row key.</param>
public sealed record IndexPlace(string Partition, string Key)
{
    internal const string Overdue = "overdue";
    internal const string Ended = "ended";

    private const string PersonPrefix = "person:";

    /// <summary>Every place of a run.</summary>
    public static IReadOnlyList<IndexPlace> Of(ListedRun listed)
    {
        var card = listed.Card;
        var (begun, moved) = (NewestFirst(card.CreatedAt, card.RunId), NewestFirst(card.WaitsSince, card.RunId));
        return
        [
            new(card.IsEnded ? Ended : Stage(card.Stage), moved),
            new(Status(card.Status), begun),
            .. card.DueAt is { } due ? [new IndexPlace(Overdue, OldestFirst(due, card.RunId))] : Array.Empty<IndexPlace>(),
            .. SearchWords.Of(card).Select(word => new IndexPlace(Word(word), $"{word}:{begun}")),
            .. listed.People.SelectMany(person => OfPerson(listed, person, begun, moved)),
        ];
    }

    internal static string Stage(string stage) => $"stage:{stage}";

    internal static string Status(Lifecycle.RunStatus status) => $"status:{Lifecycle.RunStatusName.Of(status)}";

    internal static string Word(string word) => $"word:{SearchWords.HeadOf(word)}";

    internal static string Person(string key) => PersonPrefix + key;

    /// <summary>Whose list the place is in; null when it is nobody's own.</summary>
    internal string? PersonKey => Partition.StartsWith(PersonPrefix, StringComparison.Ordinal) ? Partition[PersonPrefix.Length..] : null;

    /// <summary>Beginning of a person's keys: all runs, newest first.</summary>
    internal const string OwnRuns = "runs:";

    /// <summary>Beginning of a person's keys: runs that wait for them.</summary>
    internal const string OwnWaits = "waits:";

    /// <summary>Beginning of a person's keys: runs that are or will be overdue.</summary>
    internal const string OwnOverdue = "overdue:";

    /// <summary>Beginning of a person's keys: runs in a stage, or ended ones.</summary>
    internal static string OwnAt(string stageOrEnded) => $"at:{stageOrEnded}:";

    /// <summary>Keys that sort the latest instant first; the id keeps keys of the same instant apart.</summary>
    internal static string NewestFirst(DateTimeOffset at, string runId) => Ticks(DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks) + ":" + runId;

    /// <summary>Keys that sort the earliest instant first.</summary>
    internal static string OldestFirst(DateTimeOffset at, string runId) => Ticks(at.UtcTicks) + ":" + runId;

    internal static string Ticks(long ticks) => ticks.ToString("D19", CultureInfo.InvariantCulture);

    private static IEnumerable<IndexPlace> OfPerson(ListedRun listed, string person, string begun, string moved)
    {
        var (card, partition) = (listed.Card, Person(person));
        yield return new(partition, OwnRuns + begun);
        yield return new(partition, OwnAt(card.IsEnded ? Ended : card.Stage) + moved);
        if (listed.WaitsForPeople.Contains(person)) yield return new(partition, OwnWaits + moved);
        if (card.DueAt is { } due) yield return new(partition, OwnOverdue + OldestFirst(due, card.RunId));
    }
}
