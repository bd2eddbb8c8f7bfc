using Onboarding.Functions.Views;
using Onboarding.Unit.Tests.Lifecycle;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Pages;

public sealed class StageDatesTests
{
    private static readonly DateOnly Began = DateOnly.FromDateTime(SampleFile.Began.UtcDateTime);
    private static readonly string[] Line = [StageIds.Requirements, StageIds.Shortlist, StageIds.Pilot, StageIds.Operations];

    [Fact]
    public void A_stage_is_planned_from_the_real_end_of_the_one_before_it()
    {
        var times = Of([Entered(StageIds.Requirements, 0), Entered(StageIds.Shortlist, 5)], Nothing, Began.AddDays(6));

        Assert.Equal((Began, SampleFile.Began, SampleFile.Began.AddDays(5)), (times[0].PlannedFrom!.Value, times[0].From!.Value, times[0].To!.Value));
        Assert.Equal(Began.AddDays(5), times[1].PlannedFrom);
        Assert.Null(times[1].To);
        Assert.Equal(times[1].PlannedTo, times[2].PlannedFrom);
    }

    [Fact]
    public void A_stage_that_takes_longer_than_planned_is_late_and_moves_the_next_one_on()
    {
        var today = Began.AddDays(300);

        var times = Of([Entered(StageIds.Requirements, 0)], Nothing, today);

        Assert.True(times[0].IsLateOn(today));
        Assert.Equal(today, times[1].PlannedFrom);
        Assert.False(times[1].IsLateOn(today));
    }

    [Fact]
    public void The_pilot_is_planned_as_its_own_plan_says_and_operations_have_no_end()
    {
        var times = Of([Entered(StageIds.Requirements, 0)], Planned(), Began);

        Assert.Equal((SampleFile.Plan.StartsOn, SampleFile.Plan.StartsOn.AddDays(89)), (times[2].PlannedFrom!.Value, times[2].PlannedTo!.Value));
        Assert.Null(times[3].PlannedTo);
    }

    [Fact]
    public void Days_for_which_the_run_was_paused_make_the_pilot_end_later()
    {
        var times = Of([Entered(StageIds.Requirements, 0)], Planned(SampleFile.PausedInPilot(day: 20, days: 10)), Began);

        Assert.Equal((SampleFile.Plan.StartsOn, SampleFile.Plan.StartsOn.AddDays(99)), (times[2].PlannedFrom!.Value, times[2].PlannedTo!.Value));
    }

    [Fact]
    public void A_stage_that_the_run_was_sent_back_to_ends_when_it_is_left_for_the_last_time()
    {
        var times = Of(
            [Entered(StageIds.Requirements, 0), Entered(StageIds.Shortlist, 3), Entered(StageIds.Requirements, 7), Entered(StageIds.Shortlist, 9)],
            Nothing, Began.AddDays(10));

        Assert.Equal((SampleFile.Began, SampleFile.Began.AddDays(9)), (times[0].From!.Value, times[0].To!.Value));
    }

    [Fact]
    public void What_an_ended_run_never_came_to_is_planned_no_longer()
    {
        var times = Of([Entered(StageIds.Requirements, 0), Entered(StageIds.Shortlist, 5)], Planned(), Began.AddDays(6), RunStatus.Cancelled);

        Assert.NotNull(times[1].PlannedTo);
        Assert.All(times.Skip(2), stage => Assert.Null(stage.PlannedFrom));
    }

    private static readonly SetDays Nothing = new(null, null, null);

    private static SetDays Planned(params RunPause[] pauses) => new(SampleFile.Plan, new PilotDays(SampleFile.Plan.StartsOn, pauses), null);

    private static IReadOnlyList<StageTimes> Of(IReadOnlyList<AuditEntry> audit, SetDays set, DateOnly today, RunStatus status = RunStatus.Running) =>
        StageDates.Of(Line, SampleFile.RunAt(StageIds.Shortlist, StageState.Preparing) with { Status = status }, SampleFile.Playbook, set, audit, today);

    private static AuditEntry Entered(string stage, int day) =>
        AuditEntry.BySystem("stage.entered", new Phrase("audit.stage.entered")) with { Stage = stage, At = SampleFile.Began.AddDays(day) };
}
