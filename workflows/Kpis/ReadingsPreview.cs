using System.Security.Cryptography;
using System.Text.Json;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Kpis;

/// <summary>What a hand-in of readings would change, before anything is stored. Pure.</summary>
/// <param name="New">Readings of a place that has none yet, by day.</param>
/// <param name="Corrected">Readings that differ from the one that counts, by day.</param>
/// <param name="Unchanged">How many stand there just so already.</param>
/// <param name="Reviews">Days of the pilot of the reviews that looked at a value that is corrected.</param>
public sealed record ReadingsPreview(
    IReadOnlyList<Reading> New, IReadOnlyList<ReadingChange> Corrected, int Unchanged, IReadOnlyList<int> Reviews)
{
    /// <summary>True when there is nothing to store.</summary>
    public bool IsNothing => New.Count == 0 && Corrected.Count == 0;

    /// <summary>
    /// SHA-256 over all of it, lower-case hexadecimal. What is confirmed is what was shown only if this is still the same: neither the file
    /// nor a value that it meets has changed.
    /// </summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { New, Corrected, Unchanged, Reviews }, RunJson.Options)));

    /// <summary>Compares readings with those that count.</summary>
    /// <param name="known">The days as they stand; those without readings may be left out.</param>
    /// <param name="readings">The readings, each day, KPI and channel once.</param>
    /// <param name="reviewsOf">Reviews that looked at a day.</param>
    public static ReadingsPreview Of(IEnumerable<DayReadings> known, IReadOnlyList<Reading> readings, Func<DateOnly, IEnumerable<int>> reviewsOf)
    {
        var standing = known.SelectMany(day => day.Readings).ToDictionary(PlaceOf);
        var ordered = readings.OrderBy(reading => reading.Day).ThenBy(ReadingHistory.PlaceOf, StringComparer.Ordinal).ToList();
        var corrected = ordered.Where(reading => standing.TryGetValue(PlaceOf(reading), out var former) && former != reading)
            .Select(reading => new ReadingChange(standing[PlaceOf(reading)], reading)).ToList();
        return new ReadingsPreview(
            [.. ordered.Where(reading => !standing.ContainsKey(PlaceOf(reading)))],
            corrected,
            ordered.Count(reading => standing.TryGetValue(PlaceOf(reading), out var former) && former == reading),
            [.. corrected.SelectMany(change => reviewsOf(change.Given.Day)).Distinct().Order()]);
    }

    private static (DateOnly Day, string Place) PlaceOf(Reading reading) => (reading.Day, ReadingHistory.PlaceOf(reading));
}

/// <summary>A value that another would replace.</summary>
/// <param name="Former">The reading that counts.</param>
/// <param name="Given">The one that would.</param>
public sealed record ReadingChange(Reading Former, Reading Given);
