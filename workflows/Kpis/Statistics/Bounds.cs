namespace Onboarding.Workflows.Kpis.Statistics;

/// <summary>An estimate between the two ends of its interval, not rounded: decisions are made on it, people are shown an <see cref="Interval"/>.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end, at most the value.</param>
/// <param name="High">Upper end, at least the value.</param>
public readonly record struct Bounds(double Value, double Low, double High)
{
    private const int Decimals = 6;

    // Far beyond any value that is taken in, and as far as a decimal keeps the decimals.
    private const double Largest = 1e21;

    /// <summary>A value that is known exactly.</summary>
    public static Bounds Exactly(double value) => new(value, value, value);

    /// <summary>True when the three are numbers.</summary>
    public bool AreFinite => double.IsFinite(Value) && double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>For people: six decimals.</summary>
    public Interval ToInterval() => new(Rounded(Value), Rounded(Low), Rounded(High));

    private static decimal Rounded(double value) => decimal.Round((decimal)Math.Clamp(value, -Largest, Largest), Decimals);
}
