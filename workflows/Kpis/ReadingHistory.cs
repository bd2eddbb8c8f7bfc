namespace Onboarding.Workflows.Kpis;

/// <summary>When some of a day's readings came in. What was corrected since stands in the newest receipt only.</summary>
/// <param name="At">UTC.</param>
/// <param name="IsLate">True when they came after they were due, see <see cref="ReadingsDue"/>.</param>
/// <param name="Places">KPI and channel of each, see <see cref="ReadingHistory.PlaceOf"/>.</param>
public sealed record ReadingReceipt(DateTimeOffset At, bool IsLate, IReadOnlyList<string> Places);

/// <summary>A value that a later hand-in replaced. Nothing is ever lost: every correction of a correction has its own.</summary>
/// <param name="Former">The value that no longer counts.</param>
/// <param name="ReceivedAt">UTC at which it had come in; null in days from before this was kept.</param>
/// <param name="CorrectedAt">UTC at which another took its place.</param>
/// <param name="Reason">Why, as it was handed in; null when nothing was said.</param>
public sealed record ReadingCorrection(Reading Former, DateTimeOffset? ReceivedAt, DateTimeOffset CorrectedAt, string? Reason);

/// <summary>What a hand-in makes of a day. Pure.</summary>
/// <param name="Day">The day afterwards.</param>
/// <param name="Changed">Readings that are new or different.</param>
/// <param name="Corrected">Those of them that replace a value.</param>
/// <param name="IsLate">True when the hand-in came after the day's readings were due.</param>
public sealed record ReadingHistory(DayReadings Day, int Changed, int Corrected, bool IsLate)
{
    /// <summary>Takes readings of one day in.</summary>
    /// <param name="former">The day so far.</param>
    /// <param name="readings">Readings of the day, each KPI and channel once.</param>
    /// <param name="at">UTC at which they came.</param>
    /// <param name="dueHours">Hours after the end of the day by which they are due.</param>
    /// <param name="reason">Why values are corrected; null when nothing is said.</param>
    public static ReadingHistory Of(DayReadings former, IReadOnlyList<Reading> readings, DateTimeOffset at, int dueHours, string? reason)
    {
        var given = readings.Where(reading => !former.Readings.Contains(reading)).ToList();
        var places = given.Select(PlaceOf).ToHashSet();
        var replaced = former.Readings.Where(reading => places.Contains(PlaceOf(reading))).ToList();
        var isLate = at > ReadingsDue.At(former.Day, dueHours);
        if (given.Count == 0) return new ReadingHistory(former, 0, 0, isLate);
        var day = former with
        {
            Readings = [.. former.Readings.Except(replaced), .. given],
            Receipts = [.. Without(former.Receipts, places), new ReadingReceipt(at, isLate, [.. given.Select(PlaceOf)])],
            Corrections = [.. former.Corrections, .. replaced.Select(one => new ReadingCorrection(one, former.ReceiptOf(one)?.At, at, reason))],
        };
        return new ReadingHistory(day, given.Count, replaced.Count, isLate);
    }

    /// <summary>What a reading measures within its day.</summary>
    public static string PlaceOf(Reading reading) => $"{reading.Kpi}@{reading.Channel}";

    private static IEnumerable<ReadingReceipt> Without(IEnumerable<ReadingReceipt> receipts, HashSet<string> places) => receipts
        .Select(receipt => receipt with { Places = [.. receipt.Places.Where(place => !places.Contains(place))] })
        .Where(receipt => receipt.Places.Count > 0);
}
