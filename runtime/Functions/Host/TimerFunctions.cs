using System.Reflection;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NCrontab;
using Onboarding.Runtime.Functions.Clock;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>
/// Timer triggers on the app's clock. A function never runs twice at once; occurrences that it is too slow for, or that come faster than
/// one a real second on a scaled clock, count as one; one that was missed while the app was down runs once after the start.
/// </summary>
internal sealed class TimerFunctions(
    IReadOnlyList<AppFunction> functions,
    FunctionPipeline pipeline,
    IServiceScopeFactory scopes,
    HostTable table,
    TimeProvider time,
    IConfiguration configuration,
    ILogger logger) : BackgroundService
{
    private static readonly TimeSpan ShortestRealPause = TimeSpan.FromSeconds(1);

    private readonly List<Timer> _timers = [];

    /// <exception cref="InvalidOperationException">A schedule is wrong; the message names its function.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var function in functions)
        {
            if (TriggerOf(function.Method) is { } trigger) _timers.Add(new Timer(function, trigger, Parse(function.Name, trigger.Schedule, configuration)));
        }

        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_timers.Select(timer => RunAsync(timer, stoppingToken)));

    /// <summary>The schedule, with a setting in percent signs looked up.</summary>
    /// <exception cref="InvalidOperationException">It is no six-field schedule, or the setting is missing.</exception>
    internal static CrontabSchedule Parse(string function, string text, IConfiguration configuration)
    {
        if (text.StartsWith('%') && text.EndsWith('%'))
        {
            text = configuration[text.Trim('%')]
                ?? throw new InvalidOperationException($"Timer function '{function}' takes its schedule from the setting {text.Trim('%')}, which is missing.");
        }

        return CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new InvalidOperationException($"Timer function '{function}' has the schedule '{text}'; six fields are needed, seconds first.");
    }

    private static TimerTriggerAttribute? TriggerOf(MethodInfo method) =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null);

    private async Task RunAsync(Timer timer, CancellationToken stopping)
    {
        var (function, trigger, schedule) = timer;
        try
        {
            var last = trigger.UseMonitor ? await LastRunAsync(function, stopping) : null;
            var now = time.GetUtcNow().UtcDateTime;
            var next = trigger.RunOnStartup ? now : schedule.GetNextOccurrence(last ?? now);
            while (!stopping.IsCancellationRequested)
            {
                await WaitUntilAsync(next, stopping);
                await RunOnceAsync(function, schedule, next, last, stopping);
                last = time.GetUtcNow().UtcDateTime;
                if (trigger.UseMonitor) await RememberAsync(function, last.Value, stopping);
                next = schedule.GetNextOccurrence(last.Value);
                HostLogs.TimerPlanned(logger, function.Name, next);
                await Task.Delay(ShortestRealPause, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    // Not knowing the last run, an occurrence that was missed would be lost: so the timer waits for storage, and the app runs on.
    private async Task<DateTime?> LastRunAsync(AppFunction function, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return (await table.FindAsync("timer", function.Name, stopping))?.GetDateTimeOffset("Last")?.UtcDateTime;
            }
            catch (Exception away) when (!stopping.IsCancellationRequested)
            {
                HostLogs.TimerWaits(logger, away, function.Name);
            }

            await Task.Delay(ShortestRealPause, stopping);
        }
    }

    private async Task RunOnceAsync(AppFunction function, CrontabSchedule schedule, DateTime due, DateTime? last, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = new FunctionRun(function, scope.ServiceProvider, stopping);
        using var span = FunctionSpans.Start(run);
        var now = time.GetUtcNow().UtcDateTime;
        var info = new TimerInfo
        {
            IsPastDue = now > schedule.GetNextOccurrence(due),
            ScheduleStatus = new ScheduleStatus { Last = last ?? default, Next = schedule.GetNextOccurrence(now), LastUpdated = last ?? default },
        };
        var arguments = function.Method.GetParameters()
            .Select(parameter => parameter.ParameterType == typeof(TimerInfo) ? info : Arguments.Common(parameter, run)).ToArray();
        try
        {
            await pipeline.RunAsync(run, _ => Invocation.CallAsync(function, run.InstanceServices, arguments));
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // The next occurrence comes all the same.
            HostLogs.FunctionFailed(logger, failure, function.Name, run.InvocationId);
        }
    }

    private async Task RememberAsync(AppFunction function, DateTime last, CancellationToken stopping)
    {
        try
        {
            await table.PutAsync(new TableEntity("timer", function.Name) { ["Last"] = new DateTimeOffset(last, TimeSpan.Zero) }, stopping);
        }
        catch (Exception) when (!stopping.IsCancellationRequested)
        {
            // Forgotten once: after a restart the function may run once more than needed.
        }
    }

    private async Task WaitUntilAsync(DateTime due, CancellationToken stopping)
    {
        for (var wait = due - time.GetUtcNow().UtcDateTime; wait > TimeSpan.Zero; wait = due - time.GetUtcNow().UtcDateTime)
            await Task.Delay(wait < TimeSpan.FromDays(1) ? wait : TimeSpan.FromDays(1), time, stopping);
    }

    private sealed record Timer(AppFunction Function, TimerTriggerAttribute Trigger, CrontabSchedule Schedule);
}
