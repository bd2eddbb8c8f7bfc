using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Unit.Tests.VendorSide;

public sealed class SeenReadingsTests
{
    private static readonly Reading Stored = new() { Kpi = "qa-pass-rate", Channel = "phone", Day = new DateOnly(2026, 5, 19), Numerator = 90, Denominator = 100, Source = "export" };
    private static readonly ReadingsPreview OnlyNew = new([Stored], [], 0, []);
    private static readonly ReadingsPreview Correcting = new([], [new ReadingChange(Stored, Stored with { Numerator = 91 })], 0, [30]);

    [Fact]
    public void Readings_that_are_only_new_are_confirmed_as_they_are()
    {
        Assert.Empty(new SeenReadings().ErrorsOf(OnlyNew));
        Assert.Empty(new SeenReadings(OnlyNew.Digest).ErrorsOf(OnlyNew));
    }

    [Fact]
    public void No_value_that_counts_is_replaced_unseen_or_without_a_reason()
    {
        Assert.Equal(["seen", "reason"], FieldsOf(new SeenReadings()));
        Assert.Equal(["seen"], FieldsOf(new SeenReadings(null, "Counted twice.")));
        Assert.Equal(["reason"], FieldsOf(new SeenReadings(Correcting.Digest, " ")));
        Assert.Empty(FieldsOf(new SeenReadings(Correcting.Digest, "Counted twice.")));
    }

    [Fact]
    public void What_changes_otherwise_than_was_seen_is_looked_at_again() =>
        Assert.Equal(["seen"], FieldsOf(new SeenReadings(OnlyNew.Digest, "Counted twice.")));

    private static IEnumerable<string> FieldsOf(SeenReadings seen) => seen.ErrorsOf(Correcting).Select(error => error.Field);
}
