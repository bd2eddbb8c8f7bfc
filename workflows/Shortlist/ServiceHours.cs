using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Hours of a week written as <c>24x7</c> or windows such as <c>Mon-Fri 09:00-18:00, Sat 10:00-14:00</c>; a window that ends before it starts runs past midnight.</summary>
public static partial class ServiceHours
{
    private const int MinutesOfDay = 24 * 60;
    private const int DaysOfWeek = 7;
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Whether every needed minute is served; null when one of the texts cannot be read, so that nobody is ruled out by a wording.</summary>
    public static bool? Cover(string served, string needed) =>
        Read(served) is not { } minutes || Read(needed) is not { } wanted
            ? null
            : Enumerable.Range(0, wanted.Count).All(minute => !wanted[minute] || minutes[minute]);

    /// <summary>True when the text is written so that hours can be compared.</summary>
    public static bool CanRead(string text) => Read(text) is not null;

    private static BitArray? Read(string text)
    {
        var minutes = new BitArray(DaysOfWeek * MinutesOfDay);
        if (AroundTheClock().IsMatch(text)) return minutes.Not();
        var windows = text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return windows.Length > 0 && windows.All(window => Window().Match(window) is { Success: true } match && Mark(minutes, match)) ? minutes : null;
    }

    private static bool Mark(BitArray minutes, Match match)
    {
        var first = DayOf(match.Groups["first"]);
        var last = match.Groups["last"].Success ? DayOf(match.Groups["last"]) : first;
        if (MinuteOf(match.Groups["from"].Value) is not { } from || MinuteOf(match.Groups["to"].Value) is not { } to || first < 0 || last < 0) return false;
        var length = to > from ? to - from : to - from + MinutesOfDay;
        for (var offset = 0; offset <= (last - first + DaysOfWeek) % DaysOfWeek; offset++)
        {
            var start = (first + offset) % DaysOfWeek * MinutesOfDay + from;
            for (var minute = 0; minute < length; minute++) minutes[(start + minute) % minutes.Count] = true;
        }

        return true;
    }

    private static int DayOf(Group day) => Array.IndexOf(Days, day.Value.ToLowerInvariant());

    private static int? MinuteOf(string time)
    {
        var (hour, minute) = (int.Parse(time[..2], CultureInfo.InvariantCulture), int.Parse(time[3..], CultureInfo.InvariantCulture));
        return hour <= 24 && minute < 60 && hour * 60 + minute <= MinutesOfDay ? hour * 60 + minute : null;
    }

    [GeneratedRegex(@"^\s*24\s*[x×/]\s*7\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex AroundTheClock();

    [GeneratedRegex(@"^(?<first>[A-Za-z]{3})(-(?<last>[A-Za-z]{3}))?\s+(?<from>\d\d:\d\d)-(?<to>\d\d:\d\d)\z")]
    private static partial Regex Window();
}
