using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using NCrontab;
using Onboarding.Functions;

namespace Onboarding.Bench.Cost.Counting;

/// <summary>A timer function and how often it comes.</summary>
/// <param name="Name">The function.</param>
/// <param name="PassesOfMonth">Passes in 730 hours.</param>
/// <param name="KeepsSchedule">Does the host keep when it last ran? Not where it comes more often than once a minute, whatever is asked for (TimerTriggerAttribute.UseMonitor).</param>
internal sealed record TimerSchedule(string Name, int PassesOfMonth, bool KeepsSchedule);

/// <summary>The app's timer functions, with the schedules that it ships with.</summary>
internal static class TimerSchedules
{
    private const int HoursOfMonth = 730;
    private const int MinutesOfMonth = HoursOfMonth * 60;

    private static readonly DateTime AnyMonth = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="settings">Content of local.settings.json.</param>
    public static IReadOnlyList<TimerSchedule> Read(string settings)
    {
        using var document = JsonDocument.Parse(settings);
        var values = document.RootElement.GetProperty("Values");
        return
        [
            .. from type in typeof(EventFunctions).Assembly.GetExportedTypes()
               from method in type.GetMethods()
               from parameter in method.GetParameters()
               let trigger = parameter.GetCustomAttribute<TimerTriggerAttribute>()
               where trigger is not null
               let passes = PassesOfMonth(InForce(trigger.Schedule, values))
               orderby passes descending, method.Name
               select new TimerSchedule(method.GetCustomAttribute<FunctionAttribute>()!.Name, passes, trigger.UseMonitor && passes <= MinutesOfMonth),
        ];
    }

    /// <summary>How often a schedule of six fields comes in 730 hours.</summary>
    public static int PassesOfMonth(string schedule) => CrontabSchedule
        .Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
        .GetNextOccurrences(AnyMonth.AddSeconds(-1), AnyMonth.AddHours(HoursOfMonth).AddSeconds(-1)).Count();

    private static string InForce(string schedule, JsonElement values) =>
        schedule.StartsWith('%') ? values.GetProperty(schedule.Trim('%').Replace(":", "__", StringComparison.Ordinal)).GetString()! : schedule;
}
