using System.Globalization;

namespace Onboarding.Bench;

/// <summary>Prints what was measured, and keeps what storage did in the same run for the ratios.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>Median of one five-entity transaction at a time, in milliseconds.</summary>
    public double TransactionMilliseconds { get; set; }

    /// <summary>Most five-entity transactions a second at any concurrency.</summary>
    public double TransactionsPerSecond { get; set; }

    public void Heading(string title) => output.WriteLine($"\n## {title}\n");

    public void Line(FormattableString text) => output.WriteLine("- " + text.ToString(CultureInfo.InvariantCulture));

    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
