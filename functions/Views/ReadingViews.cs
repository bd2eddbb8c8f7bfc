using System.Globalization;
using Onboarding.Functions.Requests;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>A day's readings as the API shows them.</summary>
/// <param name="Day">Day measured.</param>
/// <param name="Readings">The values that count.</param>
/// <param name="Corrections">Values that were replaced, oldest first; only with the history.</param>
internal sealed record ReadingDay(DateOnly Day, IReadOnlyList<ReadingItem> Readings, IReadOnlyList<ReadingCorrection>? Corrections);

/// <summary>A reading with how it came in.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="ReceivedAt">UTC; null when it is not known.</param>
/// <param name="Late">True when it came after it was due.</param>
/// <param name="Corrected">How many earlier values it replaced.</param>
internal sealed record ReadingItem(Reading Reading, DateTimeOffset? ReceivedAt, bool Late, int Corrected);

/// <summary>Shows readings by day.</summary>
public sealed class ReadingViews(RunStore store)
{
    internal async Task<IReadOnlyList<ReadingDay>> OfAsync(string runId, bool withHistory, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var days = await store.ListAsync<DayReadings>(runId, "readings", cancellation);
        return [.. days.Select(day => Of(day, withHistory))];
    }

    internal async Task<Listing<ReadingDay>> PageAsync(string runId, bool withHistory, PageRequest page, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        var after = page.AfterDay() is { } day ? RowKeys.Readings(day) : null;
        // One more than the page tells whether there is a next one.
        var days = await store.ListAsync<DayReadings>(runId, "readings", after, page.Size + 1, cancellation);
        var shown = days.Take(page.Size).ToList();
        return new Listing<ReadingDay>(
            [.. shown.Select(one => Of(one, withHistory))],
            days.Count > page.Size ? shown[^1].Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }

    private static ReadingDay Of(DayReadings day, bool withHistory) => new(
        day.Day,
        [.. day.Readings.Select(reading => Of(day, reading))],
        withHistory ? day.Corrections : null);

    private static ReadingItem Of(DayReadings day, Reading reading)
    {
        var receipt = day.ReceiptOf(reading);
        var place = ReadingHistory.PlaceOf(reading);
        return new ReadingItem(reading, receipt?.At, receipt?.IsLate ?? false, day.Corrections.Count(one => ReadingHistory.PlaceOf(one.Former) == place));
    }
}
