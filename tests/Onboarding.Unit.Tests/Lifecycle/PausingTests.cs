using Onboarding.Unit.Tests.Gates;
using Onboarding.Unit.Tests.Pilot;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Lifecycle;

public sealed class PausingTests
{
    private static readonly DateTimeOffset From = new(2026, 5, 20, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_pause_says_who_and_why_on_the_head_and_in_the_audit()
    {
        var change = PauseRun.Pausing(SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled), Pause(null));

        Assert.Equal(("Maria Ortiz", "Budget", 1), change.Run.Pause is { } pause ? (pause.By, pause.Reason, pause.Number) : default);
        Assert.Equal("run.paused", Assert.Single(change.Audit).Kind);
        Assert.Contains(RowKeys.Pause(1), change.Put.Keys);
        Assert.Equal("wait.paused", change.Run.WaitsForNow!.Key);
    }

    [Fact]
    public void Planned_days_move_by_the_days_of_the_pause()
    {
        var wait = new Phrase("wait.pilot-review").With("number", 30).With("day", new DateOnly(2026, 6, 11));
        var run = SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled) with { WaitsFor = wait, WaitsUntil = From.AddDays(10) };

        var change = Resuming.Of(run, Pause(From.AddDays(5)), [], null, "Maria Ortiz");

        Assert.Equal(From.AddDays(15), change.Run.WaitsUntil);
        Assert.Equal(new DateOnly(2026, 6, 16), change.Run.WaitsFor!.Values["day"].Day);
        Assert.Null(change.Run.Pause);
        Assert.Equal(5, Assert.Single(change.Audit).What.Values["days"].Number);
        Assert.Equal(["run-1:pilot", "run-1:pilot-cadence"], change.Signals.Select(signal => signal.InstanceId));
        Assert.All(change.Signals, signal => Assert.Equal(RunPause.Resumed(1), signal.EventName));
    }

    [Fact]
    public void A_pause_within_a_day_moves_no_day()
    {
        var run = SampleFile.RunAt(StageIds.Pilot, StageState.Scheduled) with { WaitsUntil = From.AddDays(10) };

        Assert.Equal(run.WaitsUntil, Resuming.Of(run, Pause(From.AddHours(1)), [], null, "Maria Ortiz").Run.WaitsUntil);
    }

    [Fact]
    public void A_pilot_that_is_ahead_begins_later_by_the_pause_and_one_that_was_planned_before_it_does_not()
    {
        var run = SampleFile.RunAt(StageIds.Training, StageState.Preparing);
        PilotPlan? Moved(DateOnly start) => Resuming.Of(run, Pause(From.AddDays(5)), [], SampleFile.Plan with { StartsOn = start }, "Maria Ortiz")
            .Put.GetValueOrDefault(RowKeys.PilotPlan) as PilotPlan;

        Assert.Equal(new DateOnly(2026, 6, 6), Moved(new DateOnly(2026, 6, 1))!.StartsOn);
        Assert.Null(Moved(new DateOnly(2026, 5, 1)));
    }

    [Fact]
    public void Whoever_is_asked_at_an_open_gate_is_stored_with_their_new_dates_and_its_watch_is_woken()
    {
        var file = SampleGate.File();
        var change = Resuming.Of(file.Run, Pause(From.AddDays(5)), [file], null, "Maria Ortiz");

        Assert.Equal(1 + 1 + 3, change.Put.Count);
        Assert.Contains(change.Signals, signal => signal.InstanceId == GateChanges.OrderOf(file).InstanceId);
    }

    [Fact]
    public void Days_for_which_the_run_was_paused_are_none_of_the_pilot_s()
    {
        // From 20 to 25 May, and from 1 to 3 June by the days that were left.
        var second = Pause(new DateTimeOffset(2026, 6, 3, 8, 0, 0, TimeSpan.Zero)) with { Number = 2, From = new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero) };
        var before = Pause(From.AddDays(5)) with { Stage = StageIds.Training };
        var days = new PilotDays(SampleFile.Plan.StartsOn, [Pause(From.AddDays(5)), second, before]);

        Assert.Equal(new DateOnly(2026, 5, 11), days.Of(1));
        Assert.Equal(new DateOnly(2026, 5, 19), days.Of(9));
        Assert.Equal(new DateOnly(2026, 5, 25), days.Of(10));
        Assert.Equal(new DateOnly(2026, 5, 31), days.Of(16));
        Assert.Equal(new DateOnly(2026, 6, 3), days.Of(17));
        Assert.Equal((new DateOnly(2026, 5, 11), new DateOnly(2026, 5, 20)), (days.After(0), days.After(9)));
        Assert.Equal((false, true), (days.HasMoved(9), days.HasMoved(10)));
    }

    [Fact]
    public void What_a_pause_of_the_training_has_left_when_the_pilot_is_entered_moves_the_pilot_s_days()
    {
        var start = SampleFile.Plan.StartsOn.AddDays(20);
        var over = Pause(From.AddDays(-1)) with { Number = 1, Stage = StageIds.Training, From = From.AddDays(-3) };
        var pause = Pause(From.AddDays(5)) with { Number = 2, Stage = StageIds.Training };
        var entered = From.AddDays(1);

        Assert.Equal(start.AddDays(4), new PilotDays(start, [over, pause], entered).Of(1));
        Assert.Equal(PausedDays.Since(entered, [over, pause]), new PilotDays(start, [over, pause], entered).Of(30).DayNumber - start.AddDays(29).DayNumber);
        Assert.Equal(start, new PilotDays(start, [over, pause]).Of(1));
    }

    [Fact]
    public void Entering_a_stage_is_kept_with_its_time()
    {
        var entry = EnterStage.Entry(SampleFile.RunAt(StageIds.Training, StageState.InReview), StageIds.Pilot, From);

        Assert.Equal(new EnteredMark(1, From), entry.Put[RowKeys.EnteredMark(StageIds.Pilot, 1)]);
    }

    [Fact]
    public void A_review_holds_the_readings_of_every_day_up_to_its_own_also_after_a_pause()
    {
        var days = new PilotDays(SampleFile.Plan.StartsOn, [Pause(From.AddDays(5))]);

        Assert.Equal([30, 60], days.ReviewsHolding(SampleFile.Plan.StartsOn.AddDays(34), [30, 60]));
        Assert.Equal([60], days.ReviewsHolding(SampleFile.Plan.StartsOn.AddDays(35), [30, 60]));
    }

    [Fact]
    public void Due_days_that_were_planned_before_the_pause_move_and_those_set_during_it_stay()
    {
        var (before, due) = (RunPause.UtcDay(From).AddDays(-1), RunPause.UtcDay(From).AddDays(3));
        var item = new ChecklistItem { Stage = StageIds.Contract, Id = "nda", Status = ChecklistStatus.Open, Due = due };
        var pause = Pause(From.AddDays(30)) with
        {
            DueDays = PausedDays.DueFrom(
                RunPause.UtcDay(From),
                [SamplePilot.Action with { Due = due }, SamplePilot.Action with { Id = "late", Due = before }, SamplePilot.Action with { Id = "closed", Status = ActionStatus.Done, Due = due }],
                [item, item with { Id = "none", Due = null }, item with { Id = "done", Status = ChecklistStatus.Done }]),
        };
        var (action, contract) = (RowKeys.Action(SamplePilot.Action.Id), RowKeys.Item(StageIds.Contract, "nda"));

        Assert.Equal([action, contract], pause.DueDays.Keys);
        Assert.Equal((due.AddDays(30), due.AddDays(30)), (pause.MovedDue(action, due)!.Value, pause.MovedDue(contract, due)!.Value));
        Assert.Null(pause.MovedDue(contract, due.AddDays(31)));
        Assert.Null(pause.MovedDue(RowKeys.Action("opened-meanwhile"), due));
    }

    [Fact]
    public void What_was_written_in_one_round_is_not_submitted_in_the_next()
    {
        var run = SampleFile.RunAt(StageIds.Contract, StageState.Preparing) with { Round = 2 };

        SubmitStage.RequireRound(run, null);
        SubmitStage.RequireRound(run, 2);
        Assert.Equal("error.other-round", Assert.Throws<WrongStageException>(() => SubmitStage.RequireRound(run, 1)).Reason.Key);
    }

    [Fact]
    public void Only_the_days_since_something_was_planned_move_it()
    {
        var pause = Pause(From.AddDays(5));

        Assert.Equal((5, 3, 0), (PausedDays.Since(From.AddDays(-1), [pause]), PausedDays.Since(From.AddDays(2), [pause]), PausedDays.Since(From.AddDays(6), [pause])));
        Assert.Equal(0, PausedDays.Since(From.AddDays(-1), [Pause(null)]));
    }

    [Fact]
    public async Task A_wait_looks_at_its_time_again_after_a_pause_and_says_by_how_many_days_it_moved()
    {
        var answers = new Queue<RunTime>([new(From), new(From, 0, Pause: 1), new(From.AddDays(5), 5), new(From.AddDays(5), 5)]);
        var context = new ScriptedContext(From.AddDays(-3)).Answering<ScheduleOrder>(nameof(ScheduleStage), _ => answers.Dequeue());

        var moved = await StageWaits.UntilAsync(context, "run-1", new Phrase("wait.pilot-start"), From);

        Assert.Equal((5, From.AddDays(5).UtcDateTime), (moved, context.CurrentUtcDateTime));
        Assert.Equal([RunPause.Resumed(1)], context.Resumed);
        Assert.All(context.InputsOf<ScheduleOrder>(nameof(ScheduleStage)), order => Assert.Equal(From.AddDays(-3), order.PlannedAt));
    }

    private static RunPause Pause(DateTimeOffset? to) => new() { Number = 1, Stage = StageIds.Pilot, From = From, To = to, By = "Maria Ortiz", Reason = "Budget" };
}
