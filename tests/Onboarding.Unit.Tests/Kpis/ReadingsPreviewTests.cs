using Onboarding.Workflows.Kpis;

namespace Onboarding.Unit.Tests.Kpis;

public sealed class ReadingsPreviewTests
{
    private static readonly Reading Stored = Measured.OfShare(90, 100);

    private static readonly DayReadings[] Known = [new(Measured.Day, [Stored, Measured.OfMean(8, 50)])];

    [Fact]
    public void What_is_new_what_corrects_and_what_stays_is_told_apart()
    {
        var corrected = Stored with { Numerator = 91 };

        var preview = PreviewOf(Measured.OfShare(80, 100, 1), corrected, Measured.OfMean(8, 50), Measured.OfShare(1, 2, channel: "chat"));

        Assert.Equal([(0, "chat"), (1, "phone")], preview.New.Select(reading => (reading.Day.DayNumber - Measured.Day.DayNumber, reading.Channel)));
        Assert.Equal(new ReadingChange(Stored, corrected), Assert.Single(preview.Corrected));
        Assert.Equal((1, false), (preview.Unchanged, preview.IsNothing));
        Assert.Equal([30], preview.Reviews);
    }

    [Fact]
    public void The_same_readings_again_are_nothing_new()
    {
        var preview = PreviewOf(Stored);

        Assert.True(preview.IsNothing);
        Assert.Empty(preview.Reviews);
    }

    [Fact]
    public void What_was_seen_is_the_same_in_any_order_and_another_once_the_file_or_a_stored_value_is()
    {
        var (one, other) = (Measured.OfShare(80, 100, 1), Stored with { Numerator = 91 });
        var seen = PreviewOf(one, other).Digest;

        Assert.Equal(seen, PreviewOf(other, one).Digest);
        Assert.NotEqual(seen, PreviewOf(one, other with { Numerator = 92 }).Digest);
        Assert.NotEqual(seen, ReadingsPreview.Of([new(Measured.Day, [Stored with { Numerator = 89 }])], [one, other], ReviewsOf).Digest);
        Assert.NotEqual(seen, ReadingsPreview.Of([], [one, other], ReviewsOf).Digest);
    }

    private static ReadingsPreview PreviewOf(params Reading[] readings) => ReadingsPreview.Of(Known, readings, ReviewsOf);

    private static IEnumerable<int> ReviewsOf(DateOnly day) => day == Measured.Day ? [30] : [];
}
