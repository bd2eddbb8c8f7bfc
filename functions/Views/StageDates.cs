using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>When a stage was planned and when it really was; days are UTC.</summary>
/// <param name="Stage">Stage id.</param>
/// <param name="PlannedFrom">First day by plan; null when nothing tells it.</param>
/// <param name="PlannedTo">Last day by plan; null when nothing tells it.</param>
/// <param name="From">When it began; null: not yet.</param>
/// <param name="To">When it ended; null: not yet.</param>
internal sealed record StageTimes(string Stage, DateOnly? PlannedFrom, DateOnly? PlannedTo, DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>True when it goes on after its last planned day.</summary>
    public bool IsLateOn(DateOnly today) => From is not null && To is null && PlannedTo < today;
}

/// <summary>Days that the run's own plans set.</summary>
/// <param name="Pilot">The pilot's plan; null: none yet.</param>
/// <param name="PilotDays">Its calendar days; null: no plan yet.</param>
/// <param name="Exit">The exit's plan; null: none yet.</param>
internal sealed record SetDays(PilotPlan? Pilot, PilotDays? PilotDays, ExitPlan? Exit);

/// <summary>
/// Planned and real dates of a run's stages. A stage is planned for the days after which the playbook reminds of it and those that its
/// approvers have to answer, from the end of the stage before it; pilot and exit for the days of their own plans. Pure.
/// </summary>
internal static class StageDates
{
    private const double CalendarDaysPerBusinessDay = 7.0 / 5;

    /// <summary>The dates.</summary>
    /// <param name="line">The run's stages in order.</param>
    /// <param name="run">The run.</param>
    /// <param name="playbook">Its playbook.</param>
    /// <param name="set">Days that plans set.</param>
    /// <param name="audit">Its audit, oldest first.</param>
    /// <param name="today">Today (UTC).</param>
    public static IReadOnlyList<StageTimes> Of(
        IReadOnlyList<string> line, Run run, Playbook playbook, SetDays set, IReadOnlyList<AuditEntry> audit, DateOnly today)
    {
        var entered = audit.Where(entry => entry.Kind == EnterStage.Entered).ToList();
        var times = new List<StageTimes>();
        DateOnly? next = DayOf(run.CreatedAt);
        foreach (var stage in line)
        {
            var (from, to) = (BeganAt(stage, entered), EndedAt(stage, entered, run));
            // What an ended run never came to is planned no longer.
            var (plannedFrom, plannedTo) = from is null && run.IsEnded ? (null, null) : PlanOf(stage, next, playbook, set);
            times.Add(new StageTimes(stage, plannedFrom, plannedTo, from, to));
            next = to is { } end ? DayOf(end) : plannedTo is { } planned ? Later(planned, from is null ? planned : today) : null;
        }

        return times;
    }

    private static (DateOnly? From, DateOnly? To) PlanOf(string stage, DateOnly? next, Playbook playbook, SetDays set)
    {
        if (stage == StageIds.Pilot && set is { Pilot: { } pilot, PilotDays: { } calendar }) return (calendar.Of(1), calendar.Of(pilot.LengthDays));
        if (stage == StageIds.Exit && set.Exit is { } exit) return (exit.NoticeGivenOn, exit.LastDayOfService);
        if (next is not { } from) return (null, null);
        return (from, DaysOf(stage, playbook) is { } days ? from.AddDays(days) : null);
    }

    // Operations have no planned end.
    private static int? DaysOf(string stage, Playbook playbook) => stage switch
    {
        StageIds.Operations => null,
        StageIds.Pilot => playbook.Pilot.ReviewDays.DefaultIfEmpty(playbook.Pilot.MaximumDays).Max(),
        StageIds.ScaleUp => playbook.ScaleUp.Steps.Sum(step => step.Days) + DaysToDecide(stage, playbook),
        _ => playbook.RemindAfterDays(stage) + DaysToDecide(stage, playbook),
    };

    private static int DaysToDecide(string stage, Playbook playbook) =>
        playbook.Gates.TryGetValue(stage, out var policy) ? (int)Math.Ceiling(policy.DueBusinessDays * CalendarDaysPerBusinessDay) : 0;

    private static DateTimeOffset? BeganAt(string stage, List<AuditEntry> entered) => entered.FirstOrDefault(entry => entry.Stage == stage)?.At;

    // A stage that the run was sent back to ends when the run leaves it for the last time.
    private static DateTimeOffset? EndedAt(string stage, List<AuditEntry> entered, Run run)
    {
        var last = entered.FindLastIndex(entry => entry.Stage == stage);
        if (last < 0) return null;
        if (last + 1 < entered.Count) return entered[last + 1].At;
        return run.IsEnded ? run.UpdatedAt : null;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
