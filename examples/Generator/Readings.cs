using System.Globalization;
using System.Text;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Examples;

/// <summary>Daily readings of every KPI and channel from the pilot's first day to the first business review.</summary>
internal static class Readings
{
    public static string Csv(Playbook playbook, SeededRandom random)
    {
        var measures = playbook.Kpis.ToDictionary(kpi => kpi.Id);
        var text = new StringBuilder("day,channel,kpi,numerator,denominator,value,sample,source\n");
        for (var day = 1; day <= LastDay(playbook); day++)
        {
            foreach (var channel in new[] { "phone", "email", "chat" })
            {
                var contacts = DailyVolume.On(day, channel, random);
                foreach (var level in KpiLevels.All.Where(level => level.Channels.Contains(channel)))
                    text.Append(Line(day, channel, level, measures[level.Kpi], contacts, random));
            }
        }

        return text.ToString();
    }

    /// <summary>A week more than the playbook's pilot, ramp and first review take: people need days to decide.</summary>
    private static int LastDay(Playbook playbook) =>
        PilotPlans.LengthDays + playbook.ScaleUp.Steps.Sum(step => step.Days) + playbook.Operations.FirstReviewAfterDays + 14;

    private static string Line(int day, string channel, KpiLevel level, Kpi kpi, int contacts, SeededRandom random)
    {
        var cases = Math.Max(1, (int)(contacts * level.SampleShare + 0.5));
        var expected = Expected(day, level, kpi);
        var measured = kpi.Measure == KpiMeasure.Proportion
            ? $"{random.Hits(cases, expected)},{cases},,"
            : $",,{Mean(expected + level.Spread * random.Normal())},{cases}";
        var on = PilotPlans.StartsOn.AddDays(day - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{on},{channel},{level.Kpi},{measured},{level.Source}\n";
    }

    private static double Expected(int day, KpiLevel level, Kpi kpi)
    {
        var trouble = Story.Trouble(day);
        var raw = level.Good + (level.Bad - level.Good) * trouble;
        if (kpi.Measure == KpiMeasure.Mean) return raw;
        // Shares near 1 improve by losing some of what is missing, shares near 0 by losing some of what is there.
        return kpi.Direction == KpiDirection.AtLeast ? 1 - (1 - raw) * Story.Learning(day) : raw * Story.Learning(day);
    }

    private static string Mean(double value) => Math.Max(0.1, value).ToString("0.0", CultureInfo.InvariantCulture);
}
