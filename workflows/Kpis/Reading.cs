namespace Onboarding.Workflows.Kpis;

/// <summary>One KPI measured over one day on one channel: a share as numerator and denominator, or a mean as value and sample.</summary>
public sealed record Reading
{
    /// <summary>KPI id of the playbook.</summary>
    public required string Kpi { get; init; }

    /// <summary>Channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Day measured (UTC).</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Proportions: cases that meet the rule.</summary>
    public long? Numerator { get; init; }

    /// <summary>Proportions: all cases.</summary>
    public long? Denominator { get; init; }

    /// <summary>Means: the mean.</summary>
    public decimal? Value { get; init; }

    /// <summary>Means: number of cases behind it.</summary>
    public long? Sample { get; init; }

    /// <summary>Where the figure comes from, for example the CCaaS export.</summary>
    public required string Source { get; init; }
}

/// <summary>All readings of one day; a later hand-in of the same KPI and channel replaces the earlier, which is kept. Row <c>readings:{yyyy-MM-dd}</c>.</summary>
/// <param name="Day">Day measured.</param>
/// <param name="Readings">One per KPI and channel: the values that count.</param>
public sealed record DayReadings(DateOnly Day, IReadOnlyList<Reading> Readings)
{
    /// <summary>When they came in; empty in days from before this was kept.</summary>
    public IReadOnlyList<ReadingReceipt> Receipts { get; init; } = [];

    /// <summary>Values that were replaced, oldest first.</summary>
    public IReadOnlyList<ReadingCorrection> Corrections { get; init; } = [];

    /// <summary>When a reading that counts came in; null when it is not known.</summary>
    public ReadingReceipt? ReceiptOf(Reading reading)
    {
        var place = ReadingHistory.PlaceOf(reading);
        return Receipts.FirstOrDefault(receipt => receipt.Places.Contains(place));
    }
}
