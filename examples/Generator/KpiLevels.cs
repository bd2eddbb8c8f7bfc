namespace Onboarding.Examples;

/// <summary>How one KPI of the retailer runs: its level on good days, in the bad fortnight and before outsourcing.</summary>
/// <param name="Kpi">KPI id of the playbook.</param>
/// <param name="Channels">Channels on which it is measured.</param>
/// <param name="Good">Level on a normal day.</param>
/// <param name="Bad">Level in the bad fortnight.</param>
/// <param name="Baseline">Level before outsourcing.</param>
/// <param name="BaselineSample">Cases behind the baseline.</param>
/// <param name="SampleShare">Share of the day's contacts that are measured.</param>
/// <param name="Spread">Deviation of a day's mean; unused for shares, whose spread follows from their cases.</param>
/// <param name="Source">System that reports it.</param>
internal sealed record KpiLevel(
    string Kpi, string[] Channels, double Good, double Bad, decimal Baseline, int BaselineSample, double SampleShare, double Spread, string Source);

/// <summary>The retailer's KPIs. The levels leave room above the targets, the bad fortnight does not.</summary>
internal static class KpiLevels
{
    private static readonly string[] Phone = ["phone"];
    private static readonly string[] Written = ["email", "chat"];
    private static readonly string[] Everywhere = ["phone", "email", "chat"];

    public static IReadOnlyList<KpiLevel> All { get; } =
    [
        new("call-connection-rate", Phone, 0.948, 0.884, 0.871m, 61_240, 1, 0, "CCaaS export"),
        new("first-response-time", Phone, 7.9, 11.6, 14.2m, 53_310, 0.95, 0.7, "CCaaS export"),
        new("average-speed-of-answer", Phone, 11.6, 18.9, 31.5m, 53_310, 0.95, 1.1, "CCaaS export"),
        new("csat", Everywhere, 89.4, 83.1, 86.2m, 9_870, 0.17, 1.2, "post-contact survey"),
        new("qa-pass-rate", Everywhere, 0.969, 0.941, 0.957m, 2_640, 0.09, 0, "weekly QA sample"),
        new("first-contact-resolution", Everywhere, 0.842, 0.771, 0.783m, 48_120, 0.6, 0, "ticket system"),
        new("written-response-time", Written, 620, 1_750, 1_140m, 81_300, 0.95, 40, "ticket system"),
        new("resolution-time", Everywhere, 21_600, 34_200, 27_400m, 118_900, 0.8, 900, "ticket system"),
        new("transfer-rate", Everywhere, 0.039, 0.057, 0.062m, 142_700, 0.95, 0, "CCaaS export"),
        new("complaint-rate", Everywhere, 0.0105, 0.0195, 0.0164m, 142_700, 1, 0, "ticket system"),
        new("average-handle-time", Everywhere, 371, 412, 405m, 142_700, 0.95, 9, "CCaaS export"),
        new("cost-per-contact", Everywhere, 4.15, 4.62, 5.90m, 142_700, 1, 0.12, "invoice and time sheets"),
    ];
}
