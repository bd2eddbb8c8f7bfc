namespace Onboarding.Examples;

/// <summary>Contacts that reach the vendor on a day of the pilot, the ramp or operations, by channel.</summary>
internal static class DailyVolume
{
    // The segment's contacts on an average pilot day.
    private static readonly Dictionary<string, double> Pilot = new() { ["phone"] = 330, ["email"] = 280, ["chat"] = 320 };

    // Monday brings the weekend's parcels; Sunday is quiet. Monday first.
    private static readonly double[] Week = [1.24, 1.11, 1.03, 0.99, 0.96, 0.87, 0.80];

    /// <summary>Contacts on a channel on day <paramref name="day"/>, counted from 1 on the pilot's first day.</summary>
    public static int On(int day, string channel, SeededRandom random)
    {
        var weekday = ((int)PilotPlans.StartsOn.AddDays(day - 1).DayOfWeek + 6) % 7;
        var sale = Story.IsBad(day) ? 1.45 : 1.0;
        var noise = 1 + 0.05 * random.Normal();
        return (int)(Pilot[channel] * Week[weekday] * Story.Reach(day) * sale * noise + 0.5);
    }
}
