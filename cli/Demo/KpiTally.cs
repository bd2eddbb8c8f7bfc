using System.Globalization;
using System.Text.Json.Nodes;
using Onboarding.Cli.Api;
using Onboarding.Cli.Display;

namespace Onboarding.Cli.Demo;

/// <summary>Adds readings up per KPI, for the eye; the verdict is the app's.</summary>
internal sealed class KpiTally(PlaybookView playbook, JsonObject request, Texts texts)
{
    private readonly Dictionary<string, double> _baseline = request["baseline"]!.AsArray()
        .ToDictionary(value => value!["kpi"]!.GetValue<string>(), value => value!["value"]!.GetValue<double>());

    public IReadOnlyList<KpiLine> Of(IEnumerable<string> lines)
    {
        var byKpi = lines.Select(line => line.Split(',')).ToLookup(fields => fields[2]);
        return playbook.Kpis.Where(kpi => byKpi.Contains(kpi.Id)).Select(kpi => Line(kpi, byKpi[kpi.Id])).ToList();
    }

    private KpiLine Line(KpiView kpi, IEnumerable<string[]> readings)
    {
        var (sum, cases) = (0.0, 0.0);
        foreach (var fields in readings)
        {
            // Columns: day, channel, kpi, numerator, denominator, value, sample, source.
            var isShare = fields[4].Length > 0;
            var number = double.Parse(isShare ? fields[4] : fields[6], CultureInfo.InvariantCulture);
            sum += isShare ? Number(fields[3]) : Number(fields[5]) * number;
            cases += number;
        }

        var value = sum / cases;
        var target = kpi.Target ?? (_baseline.TryGetValue(kpi.Id, out var before) ? before : null);
        bool? good = target is null ? null : kpi.Direction == "atLeast" ? value >= target : value <= target;
        return new(kpi.Name.In(texts.Language), Show(value, kpi.Unit), target is { } known ? Show(known, kpi.Unit) : "", good);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string Show(double value, string unit) => unit switch
    {
        "percent" => value.ToString(value < 0.03 ? "0.00%" : "0.0%", CultureInfo.InvariantCulture),
        "seconds" => texts["unit.seconds", value.ToString("0.0", CultureInfo.InvariantCulture)],
        "currency" => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0", CultureInfo.InvariantCulture),
    };
}
