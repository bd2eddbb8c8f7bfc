using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Calendars;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using static Onboarding.Unit.Tests.Gates.SampleGate;

namespace Onboarding.Unit.Tests.Gates;

/// <summary>One after the other: everybody's days begin with their turn, and the round's dates move on with it.</summary>
public sealed class TurnDatesTests
{
    private static readonly WorkCalendars Calendars = WorkCalendars.Load(TemplateFolders.Folder("calendars"));

    private static readonly GatePolicy OneByOne = Policy(GateRule.Sequential) with { EscalateAfterBusinessDays = [1] };

    private static readonly Person Petra = Anna with { Name = "Petra Lang", Email = "petra@example.com" };

    [Theory]
    // Friday afternoon, before and after the end of work.
    [InlineData("DE", "Europe/Berlin", "2026-03-06T15:30Z", "2026-03-10T08:00Z", "2026-03-11T16:00Z", "2026-03-12T08:00Z", "2026-03-13T23:00Z")]
    [InlineData("DE", "Europe/Berlin", "2026-03-06T16:30Z", "2026-03-11T08:00Z", "2026-03-12T16:00Z", "2026-03-13T08:00Z", "2026-03-16T23:00Z")]
    // On a Sunday.
    [InlineData("DE", "Europe/Berlin", "2026-03-08T10:00Z", "2026-03-11T08:00Z", "2026-03-12T16:00Z", "2026-03-13T08:00Z", "2026-03-16T23:00Z")]
    // Good Friday and Easter Monday lie between, and summer time has begun.
    [InlineData("DE", "Europe/Berlin", "2026-04-02T10:00Z", "2026-04-08T07:00Z", "2026-04-09T15:00Z", "2026-04-10T07:00Z", "2026-04-13T22:00Z")]
    // Summer time begins in New York on Sunday.
    [InlineData("US", "America/New_York", "2026-03-06T15:00Z", "2026-03-10T13:00Z", "2026-03-11T21:00Z", "2026-03-12T13:00Z", "2026-03-14T04:00Z")]
    // Qingming from Saturday to Monday.
    [InlineData("CN", "Asia/Shanghai", "2026-04-02T02:00Z", "2026-04-07T01:00Z", "2026-04-08T09:00Z", "2026-04-09T01:00Z", "2026-04-10T16:00Z")]
    // Already the next morning in Kolkata.
    [InlineData("IN", "Asia/Kolkata", "2026-03-09T20:00Z", "2026-03-12T03:30Z", "2026-03-13T11:30Z", "2026-03-16T03:30Z", "2026-03-17T18:30Z")]
    public void Days_count_from_the_turn_in_the_calendar_of_whose_turn_it_is(
        string country, string zone, string turn, string remind, string due, string escalate, string closes)
    {
        var next = Petra with { Country = country, TimeZone = zone };
        var after = Approved(Opening([Anna, next]), Anna, At(turn));

        var dates = after.Of(PersonKeys.Of(next.Email))!.Schedule!;
        Assert.Equal((At(due), At(closes)), (dates.DueAt, dates.ExpiresAt));
        Assert.Equal([At(remind), At(escalate)], dates.RemindAt.Concat(dates.EscalateAt));
        Assert.Equal((At(due), At(closes)), (after.Gate.DueAt, after.Gate.ExpiresAt));
    }

    [Fact]
    public void As_it_opens_only_the_first_has_dates_and_the_round_has_theirs()
    {
        var file = Opening([Lin, Anna, Omar]);

        Assert.Equal([true, false, false], file.Approvals.Select(part => part.Schedule is not null));
        var first = PartSchedule.Of(OneByOne, Calendars.Of(Lin), Opened);
        Assert.Equal((first.DueAt, first.ExpiresAt), (file.Gate.DueAt, file.Gate.ExpiresAt));
        Assert.Equal(first.RemindAt.Concat(first.EscalateAt), file.Gate.RemindAt.Concat(file.Gate.EscalateAt));
    }

    [Fact]
    public void Nobody_is_due_reminded_or_escalated_before_their_turn()
    {
        var file = Opening([Lin, Anna, Omar]);

        Assert.Null(file.DatesOf(file.Approvals[1]));
        Assert.All(file.Gate.RemindAt, at => Assert.Equal([Lin.Name], file.Approvals.Where(part => file.DatesOf(part)?.RemindAt.Contains(at) == true).Select(part => part.Approver.Name)));
        foreach (var at in file.Gate.EscalateAt)
        {
            var said = Escalation.At(file, [Lin, Anna, Omar], [], at, at)!.Audit;
            Assert.Equal(Lin.Name, Assert.Single(said).What.Values["name"].Text);
        }
    }

    [Fact]
    public void A_turn_moves_the_end_on_and_keeps_the_numbers_of_reminders()
    {
        var opened = Opening([Lin, Anna]);
        var after = Approved(opened, Lin, Opened.AddDays(3));

        var schedule = GateSchedule.Of(after);
        Assert.True(schedule.ByTurn && schedule.ExpiresAt > opened.Gate.ExpiresAt);
        Assert.Equal(opened.Gate.RemindAt, schedule.RemindAt.Take(opened.Gate.RemindAt.Count));
        var anna = after.Of(PersonKeys.Of(Anna.Email))!.Schedule!;
        var reminder = Assert.Single(schedule.Wakes(), wake => wake.Kind == GateWakeKind.Remind && anna.RemindAt.Contains(wake.At));
        Assert.Equal(opened.Gate.RemindAt.Count + 1, reminder.Number);
        Assert.Equal(new GateWake(anna.ExpiresAt, GateWakeKind.Expire, 1), schedule.Wakes()[^1]);
        Assert.Equal(anna.RemindAt[0], schedule.NextAfter(schedule.Wakes().Last(wake => wake.At < anna.RemindAt[0])).At);
    }

    [Fact]
    public void What_comes_next_is_never_what_came_and_in_the_end_it_closes()
    {
        var schedule = GateSchedule.Of(Opening([Lin, Anna]));
        var seen = new List<GateWake>();
        for (var wake = schedule.NextAfter(null); wake.Kind != GateWakeKind.Expire; wake = schedule.NextAfter(wake)) seen.Add(wake);

        Assert.Equal(schedule.Wakes().SkipLast(1), seen);
        Assert.Equal(GateWakeKind.Expire, schedule.NextAfter(new GateWake(schedule.ExpiresAt.AddDays(1), GateWakeKind.Remind, 9)).Kind);
    }

    [Fact]
    public void A_delegate_whose_turn_comes_has_days_of_their_own()
    {
        var file = Opening([Lin, Anna], new Absence
        {
            PersonKey = PersonKeys.Of(Anna.Email),
            Name = Anna.Name,
            From = new(2026, 3, 1),
            Until = new(2026, 3, 31),
            DelegateKey = PersonKeys.Of(Omar.Email),
            DelegateName = Omar.Name,
            By = Roles.ProjectManager,
            RecordedAt = Opened,
        });

        var turn = At("2026-03-06T15:00Z");
        var after = Approved(file, Lin, turn);

        Assert.Null(file.Of(PersonKeys.Of(Omar.Email))!.Schedule);
        Assert.Equal(PartSchedule.Of(OneByOne, Calendars.Of(Omar), turn).DueAt, after.Of(PersonKeys.Of(Omar.Email))!.Schedule!.DueAt);
        Assert.Equal(PartSchedule.Of(OneByOne, Calendars.Of(Anna), turn).EscalateAt, after.Of(PersonKeys.Of(Anna.Email))!.Schedule!.EscalateAt);
    }

    [Fact]
    public void Somebody_who_is_added_has_days_of_their_own_too_and_everybody_s_at_once_where_all_are_asked()
    {
        var (_, later) = AddApprover.Adding(Opening([Lin]), Petra, Opened.AddDays(1));
        var (_, atOnce) = AddApprover.Adding(File(Policy(), Asked(Lin)), Petra, Opened.AddDays(1));

        Assert.Null(later.Of(PersonKeys.Of(Petra.Email))!.Schedule);
        Assert.Equal(File().Gate.ExpiresAt, atOnce.Of(PersonKeys.Of(Petra.Email))!.Schedule!.ExpiresAt);
        var turn = At("2026-03-05T09:00Z");
        Assert.Equal(PartSchedule.Of(OneByOne, Calendars.Of(Petra), turn).DueAt, Approved(later, Lin, turn).Gate.DueAt);
    }

    [Fact]
    public void Where_all_are_asked_at_once_or_it_is_decided_no_date_moves()
    {
        var all = File(Policy(), Row("a--"));
        var decided = GateChanges.Decide(File(OneByOne, Row("r--")), new GateDecision(Reject, ["林芳"]), Opened.AddHours(1)).After;

        Assert.Same(all, TurnDates.Of(all, Calendars, Opened.AddDays(1)));
        Assert.Same(decided, TurnDates.Of(decided, Calendars, Opened.AddDays(1)));
        var opening = Opening([Lin, Anna]);
        Assert.Same(opening, TurnDates.Of(opening, Calendars, Opened.AddDays(1)));
    }

    private static GateFile Opening(IReadOnlyList<Person> approvers, params Absence[] absences)
    {
        var gate = File().Gate with { Status = GateStatus.Prepared, OpenedAt = null, DueAt = null, ExpiresAt = null };
        var parts = AskedParts.Of(gate, OneByOne, approvers, [.. approvers, Omar], absences, Calendars, Opened);
        var change = GateChanges.Open(SampleGate.Run, gate, OneByOne, parts, Opened);
        return new GateFile(change.Run, change.Put.Values.OfType<Gate>().Single(), OneByOne, parts);
    }

    private static GateFile Approved(GateFile file, Person who, DateTimeOffset at)
    {
        var (_, after) = GateChanges.Answer(file, file.Of(PersonKeys.Of(who.Email))! with { Choice = Approve.Id, AnsweredAt = at });
        return TurnDates.Of(after, Calendars, at);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}
