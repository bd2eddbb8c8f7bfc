using CsCheck;
using Onboarding.Workflows.Kpis;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class ReadingsDueTests
{
    private static readonly DateOnly Day = new(2026, 6, 9);

    [Theory]
    [InlineData(0, "2026-06-10T00:00:00Z")]
    [InlineData(24, "2026-06-11T00:00:00Z")]
    [InlineData(36, "2026-06-11T12:00:00Z")]
    public void Readings_are_due_some_hours_after_their_day_is_over(int hours, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), ReadingsDue.At(Day, hours));

    [Fact]
    public void The_last_day_due_is_the_day_itself_from_its_instant_on() => Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 168]).Sample((day, hours) =>
    {
        var due = ReadingsDue.At(Day.AddDays(day), hours);

        return ReadingsDue.LastDayAt(due, hours) == Day.AddDays(day) && ReadingsDue.LastDayAt(due.AddTicks(-1), hours) == Day.AddDays(day - 1);
    });
}
