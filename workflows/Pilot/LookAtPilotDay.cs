using Microsoft.DurableTask;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>Which day to look at.</summary>
/// <param name="RunId">Run.</param>
/// <param name="Day">Day of the pilot, from 1.</param>
public sealed record LookOrder(string RunId, int Day);

/// <summary>What a look at a day of the pilot led to. Row <c>pilot-look:{day}</c> when it led to anything, so that looking twice answers the same.</summary>
/// <param name="IsOver">True when the run is not at its pilot any more.</param>
/// <param name="Opened">Ids of the corrective actions that were opened, each for a warning.</param>
/// <param name="MeetingOn">Day of the meeting that is called; null when none is.</param>
public sealed record PilotLook(bool IsOver, IReadOnlyList<string> Opened, DateOnly? MeetingOn)
{
    /// <summary>Key of whoever does the actions, who hears of all of them by the mail that warns; null when none was opened.</summary>
    public string? OwnerKey { get; init; }

    /// <summary>Number of the pause for which the run stands still, so that nothing was looked at; null while it goes on.</summary>
    public int? Pause { get; init; }

    /// <summary>UTC instant at which the day's readings are due, when pauses have moved it and it is still ahead; null otherwise.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Nothing to tell.</summary>
    public static PilotLook Quiet { get; } = new(false, [], null);
}

/// <summary>Looks at a day whose readings are due: warns of KPIs, opens their corrective actions, and writes the agenda of a meeting.</summary>
[DurableTask]
public sealed class LookAtPilotDay(RunStore store, RaiseRisks risks, TimeProvider time) : TaskActivity<LookOrder, PilotLook>
{
    // A timer may be a little ahead of this clock; pauses move by whole days.
    private static readonly TimeSpan ClockLag = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public override async Task<PilotLook> RunAsync(TaskActivityContext context, LookOrder input)
    {
        var look = PilotLook.Quiet;
        await store.ChangeAsync(input.RunId, async run =>
        {
            // Before anything else: what a look has opened must be watched, also when the pilot has ended meanwhile.
            if (await store.FindAsync<PilotLook>(run.Id, RowKeys.PilotLook(input.Day)) is { } former)
            {
                look = former;
                return null;
            }

            if (run.IsEnded || run.Stage != StageIds.Pilot)
            {
                look = PilotLook.Quiet with { IsOver = true };
                return null;
            }

            if (run.Pause is { } pause)
            {
                look = PilotLook.Quiet with { Pause = pause.Number };
                return null;
            }

            var (change, seen) = await LookAsync(run, input.Day);
            look = seen;
            return change;
        });
        return look;
    }

    private async Task<(RunChange? Change, PilotLook Look)> LookAsync(Run run, int day)
    {
        var file = await RunFile.ReadAsync(store, run);
        var plan = await store.GetAsync<PilotPlan>(run.Id, RowKeys.PilotPlan);
        var days = await PilotDays.ReadAsync(store, run.Id, plan);
        var lastDay = days.Of(day);
        var dueAt = ReadingsDue.At(lastDay, file.Playbook.ReadingsDueHours);
        if (days.HasMoved(day) && dueAt - time.GetUtcNow() > ClockLag) return (null, PilotLook.Quiet with { DueAt = dueAt });
        var readings = await ReadingsOf.BetweenAsync(store, run.Id, plan.StartsOn, lastDay);
        var known = await store.ListAsync<CorrectiveAction>(run.Id, "action");
        var now = time.GetUtcNow();
        var opened = Opened(file, known, PilotWarnings.Of(file.Kpis, file.Request.Baseline, readings, file.Playbook.Pilot.Warnings, lastDay, known), now);
        var meeting = MeetingCadence.IsMeetingAfter(file.Playbook.Pilot.Meetings, day) ? await CallAsync(file, plan, days, day, readings, opened, now) : null;
        var look = new PilotLook(false, [.. opened.Select(action => action.Id)], meeting?.On)
        {
            OwnerKey = opened.Count > 0 ? PersonKeys.Of(opened[0].Owner.Email) : null,
        };
        if (opened.Count == 0 && meeting is null) return (null, look);
        return (await risks.WithAsync(Change(run, day, opened, meeting, look), file.Playbook, EventsOf(file, opened)), look);
    }

    // The action's id tells one warning about a KPI from the next.
    private static IReadOnlyList<RiskEvent> EventsOf(RunFile file, IReadOnlyList<CorrectiveAction> opened) =>
        [.. opened.Select(action => RiskEvent.KpiWarning(action.Subject!, file.Kpis.First(kpi => kpi.Id == action.Subject).Name, action.Id))];

    private static IReadOnlyList<CorrectiveAction> Opened(
        RunFile file, IReadOnlyList<CorrectiveAction> known, IReadOnlyList<KpiWarning> warnings, DateTimeOffset now)
    {
        var rules = file.Playbook.Pilot.Warnings;
        if (warnings.Count == 0) return [];
        var owner = ActionOwner.OfRole(rules.OwnerRole, file.Request.People);
        var due = DateOnly.FromDateTime(now.UtcDateTime).AddDays(rules.DueDays);
        return
        [
            .. warnings.Select(warning => ActionOpening.For(warning.ToCause(file.Request.Budget.Currency), known, file.Run.Stage, owner, due, now))
                .OfType<CorrectiveAction>(),
        ];
    }

    private async Task<Meeting> CallAsync(
        RunFile file, PilotPlan plan, PilotDays days, int day, IReadOnlyList<Reading> readings, IReadOnlyList<CorrectiveAction> opened, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var care = await PilotCare.ReadAsync(store, file, plan, today);
        var newSince = days.After(MeetingCadence.Before(file.Playbook.Pilot.Meetings, day));
        var on = MeetingCadence.DayOf(days.Of(day), file.Playbook.ReadingsDueHours);
        var meeting = await store.FindAsync<Meeting>(file.Run.Id, RowKeys.Meeting(on)) ?? new Meeting { On = on };
        return meeting with
        {
            PilotDay = day,
            Agenda = MeetingAgenda.Of(file, readings, newSince, care with { Actions = [.. care.Actions, .. opened] }, today),
        };
    }

    private static RunChange Change(Run run, int day, IReadOnlyList<CorrectiveAction> opened, Meeting? meeting, PilotLook look)
    {
        var put = opened.ToDictionary(action => RowKeys.Action(action.Id), action => (object)action);
        put[RowKeys.PilotLook(day)] = look;
        if (meeting is not null) put[RowKeys.Meeting(meeting.On)] = meeting;
        return new RunChange(run)
        {
            Put = put,
            Audit =
            [
                .. opened.SelectMany(action => new[] { AuditEntry.BySystem("pilot.warning", action.Cause), ActionOpening.Audit(action) }),
                .. meeting is null ? Array.Empty<AuditEntry>() : [AuditEntry.BySystem("meeting.called", new Phrase("audit.meeting.called").With("day", meeting.On))],
            ],
        };
    }
}
