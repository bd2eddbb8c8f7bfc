namespace Onboarding.Examples;

/// <summary>
/// What happens over the days, counted from 1 on the pilot's first day: from day 36 the 618 sale swamps the new team for a
/// fortnight, then it recovers over a week; after the pilot the ramp hands over more in steps.
/// </summary>
internal static class Story
{
    public const int BadFrom = 36;
    public const int BadTo = 49;
    private const int RecoveredOn = 56;

    public static bool IsBad(int day) => day is >= BadFrom and <= BadTo;

    /// <summary>0 on a good day, 1 in the bad fortnight, falling in between.</summary>
    public static double Trouble(int day) => day switch
    {
        _ when IsBad(day) => 1,
        > BadTo and < RecoveredOn => (RecoveredOn - day) / (double)(RecoveredOn - BadTo),
        _ => 0,
    };

    /// <summary>How much the vendor handles, as a multiple of the pilot's segment.</summary>
    public static double Reach(int day) => day switch
    {
        <= PilotPlans.LengthDays => 1.0,
        <= PilotPlans.LengthDays + 14 => 1.4,
        <= PilotPlans.LengthDays + 28 => 1.8,
        _ => 2.2,
    };

    /// <summary>The team learns: the distance to perfect shrinks by a tenth over the pilot, then stays.</summary>
    public static double Learning(int day) => 1 - 0.1 * Math.Min(day, PilotPlans.LengthDays) / PilotPlans.LengthDays;
}
