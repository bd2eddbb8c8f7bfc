using CsCheck;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class ReadingHistoryTests
{
    private const int DueHours = 24;

    // The day is over at midnight, and its readings are due a day later.
    private static readonly DateTimeOffset InTime = new(2026, 5, 12, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = new(2026, 5, 13, 0, 0, 0, TimeSpan.Zero);

    private static readonly DayReadings Nothing = new(Measured.Day, []);

    [Fact]
    public void A_correction_keeps_the_former_value_and_when_it_had_come()
    {
        var first = Take(Nothing, InTime, null, Measured.OfShare(90, 100), Measured.OfShare(80, 100, channel: "chat"));
        var second = Take(first.Day, Due.AddDays(2), "The export was wrong.", Measured.OfShare(70, 100));

        var correction = Assert.Single(second.Day.Corrections);
        Assert.Equal(new ReadingCorrection(Measured.OfShare(90, 100), InTime, Due.AddDays(2), "The export was wrong."), correction);
        Assert.Equal((1, 1, true), (second.Changed, second.Corrected, second.IsLate));
        Assert.Equal(Due.AddDays(2), second.Day.ReceiptOf(Measured.OfShare(70, 100))!.At);
        Assert.Equal(InTime, second.Day.ReceiptOf(Measured.OfShare(80, 100, channel: "chat"))!.At);
    }

    [Fact]
    public void The_same_again_changes_nothing_however_late_it_is()
    {
        var first = Take(Nothing, InTime, null, Measured.OfShare(90, 100));

        Assert.Same(first.Day, Take(first.Day, Due.AddDays(9), "Again.", Measured.OfShare(90, 100)).Day);
    }

    [Fact]
    public void What_comes_at_the_moment_it_is_due_is_in_time()
    {
        Assert.False(Take(Nothing, Due, null, Measured.OfShare(90, 100)).IsLate);
        Assert.True(Take(Nothing, Due.AddTicks(1), null, Measured.OfShare(90, 100)).IsLate);
    }

    [Fact]
    public void A_correction_of_a_day_from_before_receipts_were_kept_says_that_it_is_not_known_when_it_came()
    {
        var former = Nothing with { Readings = [Measured.OfShare(90, 100)] };

        Assert.Null(Assert.Single(Take(former, InTime, null, Measured.OfShare(91, 100)).Day.Corrections).ReceivedAt);
    }

    [Fact]
    public void Whatever_is_handed_in_no_value_is_lost() => Gen.Int[0, 3].Array[0, 12].Sample(numerators =>
    {
        var day = Nothing;
        var kept = new List<long>();
        foreach (var (hour, numerator) in numerators.Index())
        {
            if (day.Readings is [{ Numerator: { } before }, ..] && before != numerator) kept.Add(before);
            day = Take(day, InTime.AddHours(hour), null, Measured.OfShare(numerator, 100)).Day;
        }

        Assert.Equal(kept, day.Corrections.Select(one => one.Former.Numerator!.Value));
        Assert.True(day.Readings.Count <= 1);
        Assert.All(day.Readings, reading => Assert.NotNull(day.ReceiptOf(reading)));
    });

    private static ReadingHistory Take(DayReadings former, DateTimeOffset at, string? reason, params Reading[] readings) =>
        ReadingHistory.Of(former, readings, at, DueHours, reason);
}
