using System.Globalization;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

public sealed class PausedRoundTests
{
    private static readonly WorkCalendars Calendars = WorkCalendars.Load(TemplateFolders.Folder("calendars"));

    [Theory]
    [InlineData("2026-03-05T16:00Z", "2026-03-03T10:00Z", "2026-03-04T10:00Z", "2026-03-06T16:00Z")] // two working days left: Thursday becomes Friday
    [InlineData("2026-03-05T16:00Z", "2026-03-03T10:00Z", "2026-03-06T10:00Z", "2026-03-10T16:00Z")] // over the weekend
    [InlineData("2026-03-05T16:00Z", "2026-03-03T10:00Z", "2026-03-03T15:00Z", "2026-03-05T16:00Z")] // within a day nothing moves
    [InlineData("2026-03-03T16:00Z", "2026-03-03T10:00Z", "2026-03-06T18:00Z", "2026-03-09T16:00Z")] // due on the day, resumed after work on Friday
    [InlineData("2026-03-26T16:00Z", "2026-03-25T10:00Z", "2026-03-27T10:00Z", "2026-03-30T15:00Z")] // the local hour stays over the clock change
    public void What_is_due_keeps_the_working_days_that_it_had_left(string at, string from, string to, string expected) =>
        Assert.Equal(At(expected), BusinessDays.AfterPause(At(at), At(from), At(to), Calendars.Of(Anna)));

    [Fact]
    public void The_end_of_a_day_stays_the_end_of_a_day() =>
        Assert.Equal(At("2026-03-10T23:00Z"), BusinessDays.EndAfterPause(At("2026-03-05T23:00Z"), At("2026-03-03T10:00Z"), At("2026-03-06T10:00Z"), Calendars.Of(Anna)));

    [Fact]
    public void A_round_moves_for_whoever_is_asked_and_keeps_what_is_past()
    {
        var file = Dated();
        var after = PausedRound.After(file, At("2026-03-05T10:00Z"), At("2026-03-12T10:00Z"), Calendars);

        var (before, anna) = (file.Of(KeyOfAnna)!.Schedule!, after.Of(KeyOfAnna)!.Schedule!);
        // The reminder of Wednesday went out before; what was due that Thursday is due on the Thursday after.
        Assert.Equal(before.RemindAt, anna.RemindAt);
        Assert.Equal(before.DueAt.AddDays(7), anna.DueAt);
        Assert.Equal(before.ExpiresAt.AddDays(7), anna.ExpiresAt);
        Assert.Equal(anna.DueAt, after.Gate.DueAt);
        Assert.Equal(file.Gate.RemindAt, after.Gate.RemindAt.Take(file.Gate.RemindAt.Count));
        // Whoever has answered has nothing to move.
        Assert.Equal(file.Of(PersonKeys.Of(Lin.Email)), after.Of(PersonKeys.Of(Lin.Email)));
    }

    [Fact]
    public void A_round_that_opened_during_the_pause_counts_from_its_opening()
    {
        var file = Dated();
        var after = PausedRound.After(file, Opened.AddDays(-30), Opened.AddDays(1), Calendars);

        Assert.Equal(file.Of(KeyOfAnna)!.Schedule!.DueAt.AddDays(1), after.Of(KeyOfAnna)!.Schedule!.DueAt);
    }

    [Fact]
    public void A_place_that_was_passed_on_is_silent_as_many_working_days_later_as_whoever_answers_in_it_has_left()
    {
        var policy = Policy() with { EscalateAfterBusinessDays = [1] };
        var omar = Omar with { Role = Roles.Operations, Email = "deputy@example.com" };
        var own = Asked(Anna) with { Schedule = PartSchedule.Of(policy, Calendars.Of(Anna), Opened), PassedOn = new PassedOn(PersonKeys.Of(Lin.Email), Lin.Name, new(2026, 3, 31), null, Anna.Name, Opened) };
        var given = PartChanges.Asked(own, Lin, StandInCause.Delegation);
        var file = File(policy, own, given);
        file = file with { Gate = GateSchedule.Of([own.Schedule, given.Schedule!], Opened).On(file.Gate) };
        var planned = Assert.Single(own.Schedule.EscalateAt);

        var after = PausedRound.After(file, planned.AddDays(-1), planned.AddDays(6), Calendars);
        var resumed = Resuming.Of(file.Run, new RunPause { Number = 1, Stage = StageIds.Contract, From = planned.AddDays(-1), To = planned.AddDays(6), By = "Maria Ortiz", Reason = "Budget" }, [after], null, "Maria Ortiz");

        // The gate still wakes at the instant that was planned first: it asks nobody then.
        Assert.Null(Escalation.At(after, [Anna with { Deputy = omar.Email }, Lin, omar], [], planned, planned.AddDays(6)));
        Assert.Equal(planned.AddDays(7), Assert.Single(after.Of(KeyOfAnna)!.Schedule!.EscalateAt));
        Assert.Contains(planned.AddDays(7), after.Gate.EscalateAt);
        Assert.Equal(after.Of(KeyOfAnna), resumed.Put[GateChanges.KeyOf(own)]);
    }

    [Fact]
    public void While_the_run_is_paused_no_answer_counts_and_the_same_one_counts_afterwards()
    {
        var file = File();
        var paused = file with { Run = file.Run with { Pause = new Standstill(1, Opened, "Maria Ortiz", "Budget") } };

        var (result, change) = AnswerGate.Take(new LinkedGate(paused, KeyOfAnna), new GateAnswer("approve", null), Opened.AddHours(1));
        var (later, _) = AnswerGate.Take(new LinkedGate(file, KeyOfAnna), new GateAnswer("approve", null), Opened.AddHours(1));

        Assert.Equal((AnswerStatus.Paused, null), (result.Status, change));
        Assert.Equal(AnswerStatus.Accepted, later.Status);
    }

    private static string KeyOfAnna => PersonKeys.Of(Anna.Email);

    private static GateFile Dated()
    {
        Approval Part(Approval part) => part with { Schedule = PartSchedule.Of(Policy(), Calendars.Of(part.Approver), Opened) };
        var file = File(null, Part(Answered(Lin, Approve, 5)), Part(Asked(Anna)));
        var schedule = GateSchedule.Of([.. file.Approvals.Select(part => part.Schedule!)], Opened);
        return file with { Gate = schedule.On(file.Gate) };
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
